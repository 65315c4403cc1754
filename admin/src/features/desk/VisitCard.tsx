import { Button } from "antd";
import type { DeskVisit } from "@qizhen/shared/contract/desk";
import { services, type AppointmentAction } from "@qizhen/shared/vocabulary";
import { desk as words } from "../../words/desk";
import { clockWords } from "../../words/dates";
import { minutesSince, sinceOf, type DeskState } from "./boardState";
import type { Steps } from "./useDesk";

const own = Object.keys(words.act) as (keyof typeof words.act)[];
/** What one does first in each state. */
const first: Partial<Record<DeskState, AppointmentAction>> = {
  seen: "finish",
  called: "start",
  late: "check_in",
  expected: "check_in",
};

const stateWords = (visit: DeskVisit, state: DeskState, now: Date): string => {
  const said = words.state[state];
  return typeof said === "string" ? said : said(minutesSince(sinceOf(visit, state), now));
};

const Acts = ({ visit, state, steps, room }: { visit: DeskVisit; state: DeskState; steps: Steps; room?: string }) => (
  <div className="dk-acts">
    {visit.mayCall && (
      <Button size="small" disabled={steps.busy} onClick={() => void steps.call(visit, room)}>
        {visit.call ? words.callAgain : words.call}
      </Button>
    )}
    {own
      .filter((action) => visit.allowedActions.includes(action) && !(action === "start" && state === "expected"))
      .map((action) => (
        <Button
          key={action}
          size="small"
          type={first[state] === action ? "primary" : "default"}
          disabled={steps.busy}
          onClick={() => void steps.step(visit, action)}
        >
          {words.act[action]}
        </Button>
      ))}
  </div>
);

/** A visit of the day: its number or its hour, who comes, how it stands, and its steps. */
export const VisitCard = ({
  visit,
  state,
  now,
  steps,
  room,
}: {
  visit: DeskVisit;
  state: DeskState;
  now: Date;
  steps: Steps;
  room?: string;
}) => (
  <li className={`dk-card is-${state}`}>
    <div className="dk-who">
      <b className="dk-no">{visit.number === undefined ? clockWords(visit.start) : words.number(visit.number)}</b>
      <span className="dk-name" title={visit.visitor.name}>
        {visit.visitor.name}
      </span>
      {visit.walkIn && <span className="tag">{words.walkIn}</span>}
      <span className="dk-state">{stateWords(visit, state, now)}</span>
    </div>
    <p>
      {[visit.number === undefined ? "" : clockWords(visit.start), services[visit.service], visit.matter]
        .filter(Boolean)
        .join(" · ")}
    </p>
    <Acts visit={visit} state={state} steps={steps} {...(room && { room })} />
  </li>
);
