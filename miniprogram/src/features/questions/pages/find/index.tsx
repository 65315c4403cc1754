import { questions } from "@qizhen/shared/contract/questions";
import { call } from "@qizhen/shared/endpoint";
import { categories, type Category } from "@qizhen/shared/vocabulary";
import { useState } from "react";
import { paths } from "../../../../client/paths";
import { sendOpenly } from "../../../../client/send";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { useTown } from "../../../../client/useTownName";
import { Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Options } from "../../../../components/form/Options";
import { Frame } from "../../../../components/screen/Screen";
import { Empty, ProblemCard, Skeleton } from "../../../../components/screen/States";
import { RowLink } from "../../../../components/story/Rows";
import { goTo, useOnEnd, useOnPull, usePageParams } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";
import { QuestionRow } from "../../parts/QuestionRow";
import { useSettled } from "../../../../client/useSettled";

const words = questionWords.find;

interface Wanted {
  q: string;
  category?: Category | undefined;
  town?: string | undefined;
}

/** What was found, page by page. Another search is another list. */
const Found = ({ q, category, town }: Wanted) => {
  const query = { ...(q && { q }), ...(category && { category }), ...(town && { town }) };
  const first = useGet(questions.list, { query });
  const list = useList(first, (cursor) => call(questions.list, sendOpenly, { query: { ...query, cursor } }));
  useOnEnd(() => void list.loadMore());
  if (!first.data) return first.problem ? <ProblemCard problem={first.problem} onRetry={first.retry} /> : <Skeleton />;
  const narrowed = q !== "" || category !== undefined || town !== undefined;
  if (list.items.length === 0) return <Empty icon="talk" {...(narrowed ? words.none : words.nothing)} />;
  return (
    <Box as="section">
      <Box as="h2" className="section">
        {q ? words.found : words.newest}
      </Box>
      <Box className="card rows">
        {list.items.map((card) => (
          <QuestionRow key={card.id} card={card} onTap={() => goTo(paths.question, { id: card.id })} />
        ))}
      </Box>
      {list.more && (
        <Button look="quiet" small onTap={() => void list.loadMore()}>
          {common.more}
        </Button>
      )}
    </Box>
  );
};

const kinds = Object.entries(categories).map(([value, text]) => ({ value: value as Category, text }));

const Narrow = ({ wanted, onChange }: { wanted: Wanted; onChange: (change: Partial<Wanted>) => void }) => {
  const town = useTown();
  return (
    <Box className="card find-narrow">
      {town && (
        <Options
          label={words.where}
          options={[{ value: town.code, text: words.near(town.name) }]}
          value={wanted.town}
          optional
          onChange={(code) => onChange({ town: code })}
        />
      )}
      <Box className="strong">{words.category}</Box>
      <Options
        label={words.category}
        options={kinds}
        value={wanted.category}
        optional
        onChange={(category) => onChange({ category })}
      />
    </Box>
  );
};

/** 公开问诊: what others asked and were answered; nobody needs an account to read it. */
export default function FindPage() {
  const params = usePageParams();
  const [wanted, setWanted] = useState<Wanted>({ q: params.q ?? "" });
  const [narrowing, setNarrowing] = useState(false);
  const q = useSettled(wanted.q.trim());
  useOnPull(() => refresh("/questions"));
  const count = [wanted.category, wanted.town].filter(Boolean).length;
  return (
    <Frame title={words.title} foot={<Button onTap={() => goTo(paths.ask)}>{q ? words.ask : words.askPlain}</Button>}>
      <Box as="h1" className="title">
        {words.heading}
      </Box>
      <Field
        className="input"
        label={words.search}
        placeholder={words.hint}
        maxLength={100}
        value={wanted.q}
        onChange={(text) => setWanted({ ...wanted, q: text })}
      />
      <Button look="quiet" small onTap={() => setNarrowing(!narrowing)}>
        {narrowing ? words.done : count > 0 ? words.filtered(count) : words.filter}
      </Button>
      {narrowing && <Narrow wanted={wanted} onChange={(change) => setWanted({ ...wanted, ...change })} />}
      <Found key={JSON.stringify([q, wanted.category, wanted.town])} {...wanted} q={q} />
      <Box className="card rows">
        <RowLink icon="me" onTap={() => goTo(paths.ownQuestions)}>
          {words.mine}
        </RowLink>
        <RowLink icon="lock" onTap={() => goTo(paths.questionCode)}>
          {words.byCode}
        </RowLink>
      </Box>
    </Frame>
  );
}
