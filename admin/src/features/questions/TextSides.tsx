import { useState } from "react";
import { Input, Select } from "antd";
import type { DeskQuestion } from "@qizhen/shared/contract/questionShapes";
import { questionLimits } from "@qizhen/shared/contract/questions";
import { categories, keysOf } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { MarkedText } from "../../components/MarkedText";
import { moderation as words } from "../../words/questions";
import { flagMarks } from "./Flags";
import { HideMore, OriginalText } from "./OriginalText";
import type { QuestionTexts } from "./useTexts";

interface Props {
  question: DeskQuestion;
  texts: QuestionTexts;
}

/** What is hidden, struck out in its place. */
const Masked = ({ question, part }: { question: DeskQuestion; part: "title" | "body" }) => (
  <MarkedText
    text={question[part]}
    marks={question.hidden
      .filter((one) => one.part === part)
      .map(({ at: [from, to] }, index) => ({ from, to, number: index + 1, tone: "p" as const }))}
  />
);

const Told = ({ question, texts, onSelect }: Props & { onSelect: (words: string) => void }) => {
  const { original, title, body } = texts;
  const open = original !== undefined;
  const aligned = title.aligned && body.aligned;
  return (
    <div className="panel told-by">
      <h2>
        {open ? words.original : words.toldMasked}
        {!open && question.mayReadOriginal && (
          <button type="button" className="link" onClick={() => void texts.readOriginal()} disabled={texts.reading}>
            <Icon name="eye" />
            {words.seeOriginal}
          </button>
        )}
      </h2>
      {texts.error !== undefined && <ErrorStrip message={failureWords(texts.error)} />}
      {open && aligned && <OriginalText hiding={title} onSelect={onSelect} />}
      {open && aligned && <OriginalText hiding={body} onSelect={onSelect} />}
      {open && !aligned && <p>{original.title}</p>}
      {open && !aligned && <p>{original.body}</p>}
      {!open && <Masked question={question} part="title" />}
      {!open && <Masked question={question} part="body" />}
      <p className="xs mut">{open && !aligned ? words.unaligned : question.mayReadOriginal && words.originalNote}</p>
    </div>
  );
};

const Rewriting = ({ texts }: { texts: QuestionTexts }) => (
  <>
    <Field label={words.title}>
      <Input
        maxLength={questionLimits.title}
        value={texts.shown.title}
        onChange={(event) => texts.rewrite({ ...texts.shown, title: event.target.value })}
      />
    </Field>
    <Field label={words.body}>
      <Input.TextArea
        autoSize={{ minRows: 5, maxRows: 18 }}
        maxLength={questionLimits.body}
        value={texts.shown.body}
        onChange={(event) => texts.rewrite({ ...texts.shown, body: event.target.value })}
      />
    </Field>
  </>
);

const stateWords = (texts: QuestionTexts) => {
  if (texts.rewritten) return words.rewritten;
  return texts.title.changed || texts.body.changed ? words.changed : words.unchanged;
};

const Shown = ({ question, texts }: Props) => (
  <div className="panel public">
    <h2>
      {words.shown}
      <span className="row">
        {(texts.rewritten || texts.changed) && (
          <button type="button" className="link" onClick={texts.restore}>
            <Icon name="undo" />
            {words.restore}
          </button>
        )}
        {!texts.rewritten && (
          <button type="button" className="link" onClick={() => texts.rewrite(texts.shown)}>
            <Icon name="edit" />
            {words.rewrite}
          </button>
        )}
      </span>
    </h2>
    {texts.rewritten && <Rewriting texts={texts} />}
    {!texts.rewritten &&
      (["title", "body"] as const).map((part) => (
        <MarkedText
          key={part}
          text={texts.shown[part]}
          marks={texts.shown[part] === question[part] ? flagMarks(question.flags, part) : []}
        />
      ))}
    <p className="xs mut">{stateWords(texts)}</p>
  </div>
);

/** What the asker wrote beside what will be public; what is hidden can be shown, more can be hidden, and words changed. */
export const TextSides = ({ question, texts }: Props) => {
  const [picked, setPicked] = useState("");
  return (
    <>
      <div className="q-sides">
        <Told question={question} texts={texts} onSelect={setPicked} />
        <Shown question={question} texts={texts} />
      </div>
      <div className="row wrap">
        {!texts.rewritten && <HideMore all={[texts.title, texts.body]} picked={picked} onPicked={setPicked} />}
        <span className="grow" />
        <Select
          size="small"
          aria-label={words.category}
          style={{ width: 170 }}
          value={texts.category}
          onChange={texts.setCategory}
          options={keysOf(categories).map((value) => ({ value, label: categories[value] }))}
        />
      </div>
    </>
  );
};
