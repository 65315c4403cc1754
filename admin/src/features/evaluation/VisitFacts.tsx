import type { ReactNode } from "react";
import { Link } from "react-router";
import { keptAnswers, type ReturnVisitDetail } from "@qizhen/shared/contract/returnVisits";
import { outcomes } from "@qizhen/shared/vocabulary";
import { hasRole, useMe } from "../../client/useSession";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { VoicePlayer } from "../../components/VoicePlayer";
import { shortDay, timeWords } from "../../words/dates";
import { visitWords as words } from "../../words/evaluation";

const factsOf = (visit: ReturnVisitDetail): [string, ReactNode][] => [
  [words.facts.day, words.facts.dayOf(visit.day)],
  [words.facts.due, shortDay(visit.dueAt)],
  [words.facts.ended, visit.outcome && outcomes[visit.outcome]],
  [words.facts.agreed, visit.agreed],
  [words.facts.closed, shortDay(visit.closedAt)],
  [words.facts.handler, visit.handler],
  [words.facts.place, visit.place],
];

const Call = ({ visit: { phone, who, allowed } }: { visit: ReturnVisitDetail }) => {
  if (phone)
    return (
      <a className="chip" href={`tel:${phone}`}>
        <Icon name="phone" />
        {words.call(who, phone)}
      </a>
    );
  return allowed.includes("done") ? <p className="sm mut">{words.noPhone(who)}</p> : null;
};

/** Beside the form: what the matter was and how it ended, without what its handler noted; what the person has answered. */
export const VisitFacts = ({ visit }: { visit: ReturnVisitDetail }) => {
  const now = useNow();
  const { answer } = visit;
  const oversees = hasRole(useMe(), "clerk", "leader", "admin"); // whoever only calls does not open the case itself
  return (
    <section className="stack" aria-label={words.facts.label}>
      <h3>{visit.caseTitle}</h3>
      <p className="sm over">{visit.description}</p>
      <dl className="facts">
        {factsOf(visit)
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {oversees && (
        <Link className="link" to={`/cases/${visit.caseId}`}>
          {words.facts.case} {visit.caseNumber}
        </Link>
      )}
      <Call visit={visit} />
      {visit.calls.map(({ at, by }) => (
        <p key={at} className="xs mut">
          {words.calledAt(timeWords(at, now), by)}
        </p>
      ))}
      {answer && (
        <div className="panel">
          <h2>{words.answered}</h2>
          <p>{[keptAnswers[answer.kept], answer.words].filter(Boolean).join("。")}</p>
          {answer.voice && <VoicePlayer url={answer.voice.url} seconds={answer.voice.seconds} />}
        </div>
      )}
    </section>
  );
};
