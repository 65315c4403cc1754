import { useState } from "react";
import { desk, type Arrival, type Ticket } from "@qizhen/shared/contract/desk";
import { call } from "@qizhen/shared/endpoint";
import { services } from "@qizhen/shared/vocabulary";
import { Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { ProblemCard } from "../../../components/screen/States";
import { Chip } from "../../../components/story/Chip";
import { send } from "../../../client/send";
import { now } from "../../../platform/clock";
import { sayWhen } from "../../../words/dates";
import { arriveWords as words } from "../../../words/desk";
import { useDo } from "./useDo";

/** A number in the largest type there is, and what to do with it. */
const Number = ({ number, children }: { number: number; children: string }) => (
  <>
    <Box className="second arrive-center">{words.yourNumber}</Box>
    <Box className="arrive-number">{words.number(number)}</Box>
    <Box className="strong arrive-center">{children}</Box>
  </>
);

const Waiting = ({ visit }: { visit: Arrival }) => {
  if (visit.number === undefined) return null;
  if (visit.status !== "checked_in") return <Box className="lead">{words.number(visit.number)}</Box>;
  if (visit.call)
    return (
      <>
        <Box className="arrive-number">{words.number(visit.number)}</Box>
        <Box className="arrive-go" role="status" live="assertive">
          {words.goTo(visit.call.room)}
        </Box>
      </>
    );
  return (
    <>
      <Number number={visit.number}>{visit.ahead ? words.ahead(visit.ahead) : words.next}</Number>
      <Box className="second arrive-center">{words.wait}</Box>
    </>
  );
};

/** A visit of today: to check in to, or the number that it has. */
export const VisitCard = ({ visit }: { visit: Arrival }) => {
  const { run, busy, problem } = useDo();
  const arrive = () => run((key) => call(desk.arrive, send, { body: { visitId: visit.id }, key }), words.checkedIn);
  return (
    <Box className="card arrive-card">
      <Box className="case-head">
        <Box className="strong grow">{sayWhen(visit.start, now())}</Box>
        <Chip look={visit.status === "finished" ? "done" : "need"}>{words.status[visit.status]}</Chip>
      </Box>
      <Box>{words.meet(visit.host.name, services[visit.service])}</Box>
      <Box className="second">{[visit.room, visit.place].filter(Boolean).join(" · ")}</Box>
      <Waiting visit={visit} />
      {problem && <ProblemCard problem={problem} />}
      {!visit.here && <Box className="strong">{words.elsewhere(visit.centre.name)}</Box>}
      {visit.here && visit.mayCheckIn && (
        <Button icon="check" {...(busy && { off: true })} onTap={() => void arrive()}>
          {busy ? words.arriving : words.arrive}
        </Button>
      )}
      {visit.here && visit.status === "booked" && !visit.mayCheckIn && <Box className="second">{words.early}</Box>}
    </Box>
  );
};

/** A number without a seat yet; giving it back is asked twice. */
export const TicketCard = ({ ticket }: { ticket: Ticket }) => {
  const { run, busy, problem } = useDo();
  const [sure, setSure] = useState(false);
  const leave = () => {
    if (!sure) return setSure(true);
    const input = { params: { id: ticket.id }, body: { action: "leave" as const } };
    void run((key) => call(desk.leave, send, { ...input, key }), words.left);
  };
  return (
    <Box className="card arrive-card">
      <Number number={ticket.number}>{words.inLine(ticket.ahead)}</Number>
      <Box className="second arrive-center">{words.wait}</Box>
      {problem && <ProblemCard problem={problem} />}
      <Button look="quiet" small {...(busy && { off: true })} onTap={leave}>
        {sure ? words.sure : words.leave}
      </Button>
    </Box>
  );
};
