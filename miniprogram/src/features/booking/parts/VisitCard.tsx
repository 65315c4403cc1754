import { useState } from "react";
import type { Appointment } from "@qizhen/shared/contract/booking";
import { visits as api } from "@qizhen/shared/contract/visits";
import { call } from "@qizhen/shared/endpoint";
import { services } from "@qizhen/shared/vocabulary";
import { Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { ProblemCard } from "../../../components/screen/States";
import type { Problem } from "../../../components/screen/loadable";
import { Chip } from "../../../components/story/Chip";
import { paths } from "../../../client/paths";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { now } from "../../../platform/clock";
import { goTo } from "../../../platform/pages";
import { uuid } from "../../../platform/uuid";
import { bookingWords } from "../../../words/booking";
import { sayWhen } from "../../../words/dates";
import { visitWords } from "../../../words/visits";
import { Unsettled } from "./Unsettled";
import { useVisitStep } from "./useVisitStep";

const words = bookingWords.visits;

/** Whether nothing more will come of it. */
export const isOver = ({ status }: Appointment) => ["finished", "cancelled", "no_show", "lapsed"].includes(status);

const Facts = ({ visit }: { visit: Appointment }) => (
  <>
    <Box className="case-head">
      <Box className="lead grow">{sayWhen(visit.slot.start, now())}</Box>
      <Chip look={isOver(visit) ? "done" : "need"}>
        {visit.unsettled ? visitWords.unsettled.chip : bookingWords.status[visit.status]}
      </Chip>
    </Box>
    <Box>{words.with(visit.host.name, services[visit.service])}</Box>
    <Box className="second">
      {[bookingWords.mode[visit.slot.mode], visit.place, visit.room].filter(Boolean).join(" · ")}
    </Box>
    {visit.ahead !== undefined && <Box className="strong">{words.ahead(visit.ahead)}</Box>}
    {visit.offeredUntil && <Box className="strong">{words.until(sayWhen(visit.offeredUntil, now()))}</Box>}
    {visit.queueNumber !== undefined && !isOver(visit) && (
      <>
        <Box className="lead">{visitWords.number(visit.queueNumber)}</Box>
        {visit.status === "checked_in" && <Box>{visitWords.wait}</Box>}
      </>
    )}
    {visit.status === "booked" && !visit.unsettled && <Box className="mini">{words.bring}</Box>}
  </>
);

/** Offers the time for another: the page with the link opens. */
const useSwapOffer = ({ id }: Appointment) => {
  const [problem, setProblem] = useState<Problem | null>(null);
  const offer = async () => {
    setProblem(null);
    try {
      const { code } = await call(api.offerSwap, send, { params: { id }, body: {}, key: uuid() });
      goTo(paths.swap, { code });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return { offer, problem };
};

/** Giving a place away is asked once more, kindly, with the other way beside it. */
const CancelQuestion = ({
  visit,
  busy,
  onYes,
  onNo,
}: {
  visit: Appointment;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}) => (
  <Box className="unsettled" role="group" label={bookingWords.act.cancel}>
    <Box className="strong">{visitWords.cancelAsk}</Box>
    {visit.allowedActions.includes("move") && (
      <Button onTap={() => goTo(paths.changeVisit, { id: visit.id })}>{visitWords.change.entry}</Button>
    )}
    <Button look="danger" off={busy} onTap={onYes}>
      {visitWords.cancelYes}
    </Button>
    <Button look="quiet" onTap={onNo}>
      {visitWords.keep}
    </Button>
  </Box>
);

/** One visit with what can be done about it now; the next step is the green one. */
export const VisitCard = ({ visit }: { visit: Appointment }) => {
  const { take, busy, problem } = useVisitStep(visit);
  const swapping = useSwapOffer(visit);
  const [asking, setAsking] = useState(false);
  const [declining, setDeclining] = useState(false);
  const may = (action: Appointment["allowedActions"][number]) => visit.allowedActions.includes(action);
  const { unsettled, caseId } = visit;
  const settled = visit.status === "booked" && !unsettled;
  const trouble = problem ?? swapping.problem;
  return (
    <Box className="card visit">
      <Facts visit={visit} />
      {unsettled && (
        <Unsettled
          visit={visit}
          state={unsettled}
          busy={busy}
          onChoose={(slotId) => void take("move", visitWords.unsettled.moved, slotId)}
        />
      )}
      {trouble && <ProblemCard problem={trouble} />}
      {asking && (
        <CancelQuestion
          visit={visit}
          busy={busy}
          onYes={() => void take("cancel", words.done).then(() => setAsking(false))}
          onNo={() => setAsking(false)}
        />
      )}
      {may("take") && (
        <Button off={busy} onTap={() => void take("take", words.done)}>
          {bookingWords.act.take}
        </Button>
      )}
      {may("check_in") && (
        <Button off={busy} onTap={() => void take("check_in", words.done)}>
          {visitWords.arrived}
        </Button>
      )}
      <Box className="visit-acts">
        {may("decline") && (
          <Button
            small
            look="quiet"
            off={busy}
            onTap={() => (declining ? void take("decline", words.done) : setDeclining(true))}
          >
            {declining ? words.sure.decline : bookingWords.act.decline}
          </Button>
        )}
        {settled && may("move") && !asking && (
          <>
            <Button small look="quiet" onTap={() => goTo(paths.changeVisit, { id: visit.id })}>
              {visitWords.change.entry}
            </Button>
            <Button small look="quiet" onTap={() => void swapping.offer()}>
              {visitWords.swap.entry}
            </Button>
          </>
        )}
        {may("cancel") && !may("decline") && !asking && (
          <Button small look="quiet" onTap={() => setAsking(true)}>
            {bookingWords.act.cancel}
          </Button>
        )}
        {caseId && (
          <Button small look="tint" onTap={() => goTo(paths.case, { id: caseId })}>
            {visitWords.case}
          </Button>
        )}
      </Box>
    </Box>
  );
};
