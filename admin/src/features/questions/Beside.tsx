import { Button } from "antd";
import { Link } from "react-router";
import { answerBadges, type DeskQuestion, type QuestionCard } from "@qizhen/shared/contract/questionShapes";
import { categories } from "@qizhen/shared/vocabulary";
import { ButtonLink } from "../../components/ButtonLink";
import { DueIn } from "../../components/DueIn";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { questionPage as words } from "../../words/questions";

interface Props {
  question: DeskQuestion;
}

/** Danger comes first: the case that was opened at once. */
const Danger = ({ question }: Props) =>
  question.flags.some(({ kind }) => kind === "danger") && (
    <div className="note-c red" role="alert">
      <Icon name="alert" />
      <span>{question.case ? words.danger : words.dangerNoCase}</span>
      {question.case && (
        <ButtonLink to={`/cases/${question.case.id}`} size="small" type="primary" danger>
          {words.openCase(question.case.number)}
        </ButtonLink>
      )}
    </div>
  );

const Asked = ({ question: { asked, since, status } }: Props) =>
  asked &&
  status !== "answered" && (
    <p className="row wrap sm">
      {words.asked(asked.name)}
      <span className="tag">{answerBadges[asked.badge]}</span>
      {asked.dueAt && <DueIn clock={{ startedAt: since, dueAt: asked.dueAt, what: words.asked(asked.name) }} />}
      {asked.late && <span className="tag red">{words.late}</span>}
    </p>
  );

/** What it is about, who asked how, since when it waits, and who was asked to answer. */
export const Head = ({ question }: Props) => {
  const now = useNow();
  return (
    <>
      <Danger question={question} />
      <div>
        <h2 className="q-title">{question.title}</h2>
        <p className="sm mut">
          {categories[question.category]} · {question.town && `${words.town(question.town.name)} · `}
          {question.anonymous ? words.asker.anonymous : words.asker.named} ·{" "}
          {words.since(timeWords(question.since, now))}
          {question.edited && ` · ${words.edited}`}
        </p>
      </div>
      <Asked question={question} />
      {question.hideMore && (
        <div className="note-c">
          <Icon name="hide" />
          <span>
            <b>{words.hideMore}</b> {question.hideMore}
          </span>
        </div>
      )}
      {question.mergedInto && (
        <p className="note-c pine">
          <span>{words.mergedInto}</span>
          <Link className="link" to={`/questions/${question.mergedInto}`}>
            {words.open}
          </Link>
        </p>
      )}
    </>
  );
};

/** What the asker was asked and told, and what they said. */
export const Exchange = ({ question }: Props) => {
  const now = useNow();
  return (
    question.exchange.length > 0 && (
      <div className="panel">
        <h2>{words.exchange}</h2>
        {question.exchange.map(({ by, text, at }) => (
          <p key={`${by}${at}`} className="sm">
            <b>{words.exchangeBy[by]}</b> {text} <span className="xs mut">{timeWords(at, now)}</span>
          </p>
        ))}
      </div>
    )
  );
};

export const FollowUps = ({ question }: Props) =>
  question.followUps.length > 0 && (
    <div className="panel">
      <h2>{words.followUps}</h2>
      {question.followUps.map(({ id, text, day, waiting }) => (
        <p key={id} className="sm">
          {text} <span className="xs mut">{words.day(day)}</span>{" "}
          {waiting && <span className="tag amber">{words.followUpWaits}</span>}
        </p>
      ))}
    </div>
  );

/** A public question in a few lines. */
export const CardLines = ({ card }: { card: QuestionCard }) => (
  <span className="grow">
    <b className="sm">{card.title}</b>
    <span className="xs mut"> {words.answersTitle(card.answers)}</span>
    <span className="sm sec" style={{ display: "block" }}>
      {card.excerpt}
    </span>
  </span>
);

/** Answered questions like it; it can be merged into one of them. */
export const Alike = ({ question, onMerge }: Props & { onMerge?: ((into: string) => void) | undefined }) => (
  <div className="panel">
    <h2>{words.similar}</h2>
    {question.similar.length === 0 && <p className="sm mut">{words.similarNone}</p>}
    <ul className="defects">
      {question.similar.map((card) => (
        <li key={card.id} className="row">
          <CardLines card={card} />
          <Link className="link" to={`/questions/${card.id}`}>
            {words.open}
          </Link>
          {onMerge && (
            <Button size="small" onClick={() => onMerge(card.id)}>
              {words.mergeHere}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </div>
);
