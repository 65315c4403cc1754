import { Button } from "antd";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import type { TriageResult } from "@qizhen/shared/contract/triage";
import { categories, levels, vulnerables } from "@qizhen/shared/vocabulary";
import { Face } from "../../components/Face";
import { RiskMark } from "../../components/RiskMark";
import { casePage as words } from "../../words/cases";
import { toneOf } from "./reasonMarks";

/** Below this the machine asks for a person. */
const sure = 0.6;
const percent = (weight: number) => Math.round(weight * 100);

const Weights = ({ triage }: { triage: TriageResult }) => {
  const some = triage.categories.filter(({ weight }) => weight > 0).slice(0, 3);
  return (
    <>
      <div className="weights" aria-hidden="true">
        {some.map(({ category, weight }) => (
          <i key={category} style={{ flex: Math.max(1, percent(weight)) }} />
        ))}
      </div>
      <p className="weights-words">
        {some.map(({ category, weight }) => (
          <span key={category}>
            <i />
            {categories[category]} {percent(weight)}%
          </span>
        ))}
      </p>
    </>
  );
};

/** What the text states, in one line: 12 户（人）· 3.8 万元 · 第 3 次 · 有孩子. */
const Facts = ({ triage: { facts } }: { triage: TriageResult }) => {
  if (!facts) return null;
  const { people, amount, repeated, vulnerable } = facts;
  const stated = [
    people && words.statedPeople(people.count),
    amount && words.statedAmount(amount.yuan),
    repeated && words.statedRepeated(repeated.times),
    ...vulnerable.map(({ who }) => vulnerables[who]),
  ].filter((one) => one !== undefined);
  return stated.length > 0 && <p className="sm sec">{stated.join(" · ")}</p>;
};

/** The reasons, numbered as the marks in the report are. */
export const Reasons = ({ triage }: { triage: TriageResult }) => (
  <ul className="reasons">
    {triage.reasons.map((reason, index) => (
      <li key={index}>
        <i className={`num m-${toneOf(reason)}`}>{index + 1}</i>
        <span>
          <b>{reason.what}</b> {reason.because}
        </span>
      </li>
    ))}
  </ul>
);

const Judged = ({ detail }: { detail: CaseDetail }) => {
  const { judged, triage } = detail;
  if (!judged) return triage.confidence < sure && <p className="over">{words.unsure}</p>;
  const changed = judged.changed.map((name) => words.changedNames[name] ?? name).join("、");
  const told = judged.changed.length ? words.judgedChanged(changed, judged.reason ?? "") : words.judgedKept;
  return (
    <p className="over">
      <RiskMark risk={triage.risk} short /> {words.machine}
      {words.judgedBy(judged.by, told)}
    </p>
  );
};

/** 分诊: what holds now, what the machine said and what a person made of it, with the reasons. */
export const TriagePanel = ({ detail, onChange }: { detail: CaseDetail; onChange?: (() => void) | undefined }) => {
  const { triage } = detail;
  return (
    <div className="panel">
      <h2>
        {words.triage}
        {onChange && (
          <button type="button" className="link" onClick={onChange}>
            {words.change}
          </button>
        )}
      </h2>
      <p className="row">
        {detail.risk && <RiskMark risk={detail.risk} />}
        <span className="sm sec">
          {categories[detail.category]}
          {detail.level && `，${levels[detail.level]}`}，{words.department}
          {triage.department}
        </span>
      </p>
      <Judged detail={detail} />
      <Facts triage={triage} />
      <Weights triage={triage} />
      <Reasons triage={triage} />
      {triage.questions.length > 0 && (
        <div className="reasons">
          <p className="xs mut">{words.questions}</p>
          {triage.questions.map((question) => (
            <p key={question} className="sm sec">
              {question}
            </p>
          ))}
        </div>
      )}
    </div>
  );
};

/** 还能找谁: who else could take it, and why; one is chosen into the step that hands over, where that is allowed. */
export const Candidates = ({ detail, onGive }: { detail: CaseDetail; onGive?: ((id: string) => void) | undefined }) => (
  <div className="panel cands">
    <h2>{words.candidates}</h2>
    {detail.triage.candidates.length === 0 && <p className="sm mut">{words.candidatesNone}</p>}
    <ul>
      {detail.triage.candidates.map(({ id, name, unit, reasons, score }) => (
        <li key={id}>
          <Face name={name} size={28} />
          <span>
            {name} <span className="xs mut">{unit}</span>
            <span className="why">{reasons.join("，")}</span>
          </span>
          {detail.responsible?.id === id ? (
            <em>{words.inHand}</em>
          ) : onGive ? (
            <Button size="small" onClick={() => onGive(id)}>
              {words.give}
            </Button>
          ) : (
            <em>{Math.round(score)}</em>
          )}
        </li>
      ))}
    </ul>
  </div>
);
