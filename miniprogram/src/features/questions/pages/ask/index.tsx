import { questionLimits } from "@qizhen/shared/contract/questions";
import { categories, type Category } from "@qizhen/shared/vocabulary";
import { useEffect, useState } from "react";
import { askIn, clearAsk, editAsk, takeOverAsk, useAsks, type AskDraft } from "../../../../client/askDraft";
import { askToReport } from "../../../../client/askToReport";
import { paths } from "../../../../client/paths";
import { useUser } from "../../../../client/session";
import { toast } from "../../../../client/toast";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Options } from "../../../../components/form/Options";
import { SwitchRow } from "../../../../components/form/Switch";
import { Frame } from "../../../../components/screen/Screen";
import { EmergencyBar } from "../../../../components/story/EmergencyBar";
import { RowLink } from "../../../../components/story/Rows";
import { goOn, goTo } from "../../../../platform/pages";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";
import { hide, type Hidden } from "../../parts/hidden";
import { MarkedArea } from "../../parts/MarkedArea";
import { QuestionRow } from "../../parts/QuestionRow";
import { ShownPanel } from "../../parts/Shown";
import { useDictation } from "../../parts/useDictation";
import { useSimilar } from "../../parts/useSimilar";

const words = questionWords.ask;
const kinds = Object.entries(categories).map(([value, text]) => ({ value: value as Category, text }));

/** What was written before counts as another intent once it changes: it is not sent by itself any more. */
const write = (change: Partial<AskDraft>) => editAsk({ ...change, queued: false });

const Writing = ({ draft, hidden }: { draft: AskDraft; hidden: Hidden }) => {
  const said = (text: string) => write({ body: (draft.body + text).slice(0, questionLimits.body), fromVoice: true });
  const { on, toggle } = useDictation(said);
  return (
    <Box className="card ask-card">
      <MarkedArea
        label={words.label}
        placeholder={words.placeholder}
        maxLength={questionLimits.body}
        value={draft.body}
        marks={hidden.found}
        onChange={(body) => write({ body })}
      />
      <Box className="ask-tools">
        <Tap className={on ? "ask-speak ask-speak-on" : "ask-speak"} on={on} onTap={toggle}>
          <Icon name={on ? "wave" : "mic"} />
          {on ? words.speaking : words.speak}
        </Tap>
        <Box className="mini">{words.left(questionLimits.body - draft.body.length)}</Box>
      </Box>
    </Box>
  );
};

/** Answered questions like it: half the time one of them is the answer. */
const Alike = ({ text }: { text: string }) => {
  const cards = useSimilar(text);
  if (cards.length === 0) return null;
  return (
    <Box as="section" className="card rows">
      <Box as="h2" className="lead alike-title">
        {words.alike}
      </Box>
      {cards.map((card) => (
        <QuestionRow key={card.id} card={card} short onTap={() => goTo(paths.question, { id: card.id, from: "ask" })} />
      ))}
    </Box>
  );
};

const Choices = ({ draft }: { draft: AskDraft }) => {
  const [choosing, setChoosing] = useState(false);
  return (
    <Box className="card rows">
      <SwitchRow
        text={words.anonymous}
        note={draft.anonymous ? words.anonymousOn : words.anonymousOff}
        on={draft.anonymous}
        onChange={(anonymous) => write({ anonymous })}
      />
      <RowLink icon="note" onTap={() => setChoosing(!choosing)}>
        {words.category}
        <Box className="mini">{draft.category ? categories[draft.category] : words.choose}</Box>
      </RowLink>
      {choosing && (
        <Box className="choices">
          <Options
            label={words.category}
            options={kinds}
            value={draft.category}
            optional
            onChange={(category) => {
              write({ category });
              setChoosing(false);
            }}
          />
        </Box>
      )}
    </Box>
  );
};

/** 提问: one field; what is private is underlined while it is written, and shown as others will see it. */
export default function AskPage() {
  const user = useUser();
  useEffect(takeOverAsk, [user]);
  const draft = useAsks(askIn);
  const hidden = hide(draft.body);
  const length = draft.body.trim().length;
  const lacks = length === 0 ? words.missing : length < questionLimits.least ? words.short : undefined;
  const toReport = () => {
    if (!user) return goTo(paths.signIn, { then: paths.ask });
    askToReport(user.id);
    goOn(paths.submit);
  };
  const drop = () => {
    clearAsk();
    toast(words.cleared);
  };
  return (
    <Frame
      title={words.title}
      foot={
        <>
          <Button {...(lacks && { off: true })} onTap={() => goTo(paths.askPreview)}>
            {lacks ?? words.next}
          </Button>
          <Box className="fine kw">{words.fine}</Box>
        </>
      }
    >
      <Writing draft={draft} hidden={hidden} />
      {length > 0 && <ShownPanel hidden={hidden} />}
      <Alike text={draft.body} />
      <Choices draft={draft} />
      {length > 0 && (
        <Box className="card rows">
          <RowLink icon="people" onTap={toReport}>
            <Box className="strong">{words.toReport}</Box>
            <Box className="mini">{words.toReportNote}</Box>
          </RowLink>
          <RowLink icon="x" onTap={drop}>
            {words.clear}
          </RowLink>
        </Box>
      )}
      <Box className="end">
        <EmergencyBar text={words.danger} number="110" />
      </Box>
    </Frame>
  );
}
