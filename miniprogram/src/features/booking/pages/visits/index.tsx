import { services } from "@qizhen/shared/vocabulary";
import { useState } from "react";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import type { Problem } from "../../../../components/screen/loadable";
import { Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { Chip } from "../../../../components/story/Chip";
import { paths } from "../../../../client/paths";
import { problemOf } from "../../../../client/problems";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { now } from "../../../../platform/clock";
import { goTo, useOnEnd, useOnPull } from "../../../../platform/pages";
import { uuid } from "../../../../platform/uuid";
import { bookingWords } from "../../../../words/booking";
import { common } from "../../../../words/common";
import { sayWhen } from "../../../../words/dates";
import "../../booking.scss";

const words = bookingWords.visits;
type Own = keyof typeof bookingWords.act;
const own = Object.keys(bookingWords.act) as Own[];
const isOver = ({ status }: Appointment) => ["finished", "cancelled", "no_show", "lapsed"].includes(status);
const asksTwice = (action: Own): action is keyof typeof words.sure => action in words.sure;

/** Takes a step of a visit; giving a place away is asked twice. */
const useStep = (visit: Appointment) => {
  const [key, setKey] = useState(uuid);
  const [sure, setSure] = useState<Own>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async (action: Own) => {
    if (busy) return;
    if (asksTwice(action) && sure !== action) return setSure(action);
    setBusy(true);
    setProblem(null);
    try {
      await call(booking.act, send, { params: { id: visit.id }, body: { action }, key });
      toast(words.done);
      refresh("/appointments", "/hosts", "/slots");
    } catch (error) {
      if (error instanceof ApiError) setKey(uuid());
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
      setSure(undefined);
    }
  };
  return { take, sure, busy, problem };
};

const Visit = ({ visit }: { visit: Appointment }) => {
  const { take, sure, busy, problem } = useStep(visit);
  const allowed = own.filter((action) => visit.allowedActions.includes(action));
  const steps = allowed.filter((action) => action !== "cancel" || !allowed.includes("decline")); // the same, said once
  return (
    <Box className="card visit">
      <Box className="case-head">
        <Box className="strong grow">{sayWhen(visit.slot.start, now())}</Box>
        <Chip look={isOver(visit) ? "done" : "need"}>{bookingWords.status[visit.status]}</Chip>
      </Box>
      <Box>{words.with(visit.host.name, services[visit.service])}</Box>
      <Box className="second">
        {[bookingWords.mode[visit.slot.mode], visit.place, visit.room].filter(Boolean).join(" · ")}
      </Box>
      {visit.ahead !== undefined && <Box className="second">{words.ahead(visit.ahead)}</Box>}
      {visit.offeredUntil && <Box className="strong">{words.until(sayWhen(visit.offeredUntil, now()))}</Box>}
      {visit.queueNumber !== undefined && !isOver(visit) && (
        <Box className="lead">{words.number(visit.queueNumber)}</Box>
      )}
      {visit.status === "booked" && <Box className="mini">{words.bring}</Box>}
      {problem && <ProblemCard problem={problem} />}
      {steps.length > 0 && (
        <Box className="visit-acts">
          {steps.map((action) => (
            <Button
              key={action}
              small
              look={action === "take" || action === "check_in" ? "primary" : "quiet"}
              {...(busy && { off: true })}
              onTap={() => void take(action)}
            >
              {sure === action && asksTwice(action) ? words.sure[action] : bookingWords.act[action]}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
};

/** 我的预约: the latest first, each with what can be done about it now. */
export default function VisitsPage() {
  const user = useNeedsSignIn(paths.visits);
  const first = useGet(booking.list, user ? {} : null);
  const list = useList(first, (cursor) => call(booking.list, send, { query: { cursor } }));
  useOnPull(() => refresh("/appointments"));
  useOnEnd(() => void list.loadMore());
  return (
    <Screen title={words.title} load={first}>
      {() =>
        list.items.length === 0 ? (
          <Empty
            icon="clock"
            {...words.none}
            action={<Button onTap={() => goTo(paths.hosts)}>{bookingWords.entry}</Button>}
          />
        ) : (
          <>
            {list.items.map((visit) => (
              <Visit key={visit.id} visit={visit} />
            ))}
            {list.more && (
              <Button look="quiet" small onTap={() => void list.loadMore()}>
                {common.loadMore}
              </Button>
            )}
          </>
        )
      }
    </Screen>
  );
}
