import { useState } from "react";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { Box, Tap } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { refresh, useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { now } from "../../../../platform/clock";
import { goOn, goTo, useOnPull, usePageParams } from "../../../../platform/pages";
import { sayDay, sayTime, sayWhen } from "../../../../words/dates";
import { visitWords } from "../../../../words/visits";
import "../../booking.scss";
import { daysOf, twoWeeks } from "../../parts/days";
import { useVisitStep } from "../../parts/useVisitStep";

const words = visitWords.change;

/** The free times of whoever the visit is with, day by day; the one that is chosen takes the visit along. */
const Times = ({ visit }: { visit: Appointment }) => {
  const { host, slot } = visit;
  const load = useGet(booking.slots, { query: { hostId: host.id, ...twoWeeks(now()) } });
  const [picked, setPicked] = useState("");
  const { take, busy, problem } = useVisitStep(visit);
  const free = (load.data?.items ?? []).filter((one) => one.free > 0 && one.mode === slot.mode);
  const chosen = free.find(({ id }) => id === picked);
  const move = async () => {
    if (chosen && (await take("move", visitWords.unsettled.moved, chosen.id))) goOn(paths.visits);
  };
  const confirm = (
    <>
      {problem && <ProblemCard problem={problem} />}
      {chosen && <Box className="strong picked">{sayWhen(chosen.start, now())}</Box>}
      <Button off={!chosen || busy} onTap={() => void move()}>
        {busy ? visitWords.unsettled.moving : chosen ? words.confirm : words.pick}
      </Button>
    </>
  );
  return (
    <Screen title={words.title} load={load} foot={() => free.length > 0 && confirm}>
      {() =>
        free.length === 0 ? (
          <Empty
            icon="clock"
            {...words.none}
            action={<Button onTap={() => goTo(paths.hosts)}>{words.others}</Button>}
          />
        ) : (
          <>
            <Box className="second">{words.now(sayWhen(slot.start, now()))}</Box>
            <Box as="h1" className="title">
              {words.which(host.name)}
            </Box>
            {daysOf(free).map((day) => (
              <Box key={day.number}>
                <Box as="h2" className="second">
                  {sayDay(day.at, now())}
                </Box>
                <Box className="time-grid" role="group" label={sayDay(day.at, now())}>
                  {day.slots.map((one) => (
                    <Tap
                      key={one.id}
                      className={one.id === picked ? "time time-on" : "time"}
                      on={one.id === picked}
                      onTap={() => setPicked(one.id)}
                    >
                      <Box className="strong">{sayTime(one.start)}</Box>
                    </Tap>
                  ))}
                </Box>
              </Box>
            ))}
            <Button look="quiet" onTap={() => goTo(paths.hosts)}>
              {words.others}
            </Button>
          </>
        )
      }
    </Screen>
  );
};

/** 改时间: the visit keeps its place until the new one is certain. */
export default function ChangePage() {
  const user = useNeedsSignIn(paths.visits);
  const { id = "" } = usePageParams();
  const list = useGet(booking.list, user ? { query: { limit: 100 } } : null);
  useOnPull(() => refresh("/slots", "/appointments"));
  const visit = list.data?.items.find((one) => one.id === id);
  if (visit?.allowedActions.includes("move")) return <Times visit={visit} />;
  return (
    <Screen title={words.title} load={list}>
      {() => (
        <Empty icon="clock" {...words.gone} action={<Button onTap={() => goOn(paths.visits)}>{words.back}</Button>} />
      )}
    </Screen>
  );
}
