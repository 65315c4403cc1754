import { booking, type Slot } from "@qizhen/shared/contract/booking";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { useState } from "react";
import { paths } from "../../../../client/paths";
import { refresh, useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { Box, Tap } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { now } from "../../../../platform/clock";
import { goTo, useOnPull, usePageParams } from "../../../../platform/pages";
import { bookingWords } from "../../../../words/booking";
import { partsOf, sayWhen } from "../../../../words/dates";
import { bookWords, wayOf } from "../../../../words/directory";
import "../../booking.scss";
import { daysOf, spanTo } from "../../parts/days";
import { detailsOf, faultOf, ForWhom, nothingTyped, type Typed } from "../../parts/ForWhom";
import { TimeTable } from "../../parts/TimeTable";
import { useBook } from "../../parts/useBook";

const words = bookingWords.times;
type Way = keyof typeof bookWords.ways;
const ways = Object.keys(bookWords.ways) as Way[];

/** 当面、视频、到家里: those that there are times of. */
const Ways = ({ given, on, onPick }: { given: Way[]; on: Way; onPick: (way: Way) => void }) => (
  <Box className="ways" role="group" label={bookWords.way}>
    {given.map((way) => (
      <Tap key={way} className={way === on ? "way way-on" : "way"} on={way === on} onTap={() => onPick(way)}>
        {bookWords.ways[way]}
      </Tap>
    ))}
  </Box>
);

/** Which way, day and time are open: what the reader picked, else what was proposed, else the first that has a place. */
const useChoice = (slots: readonly Slot[]) => {
  const params = usePageParams();
  const [way, setWay] = useState<Way>();
  const [dayNumber, setDay] = useState<number>();
  const [slotId, setSlot] = useState(params.slot ?? "");
  const given = ways.filter((one) => slots.some(({ mode }) => wayOf(mode) === one));
  const proposed = slots.find(({ id }) => id === params.slot);
  const on = way ?? (proposed ? wayOf(proposed.mode) : given[0]) ?? "face";
  const days = daysOf(slots.filter(({ mode }) => wayOf(mode) === on));
  const wanted =
    dayNumber ??
    (params.day ? partsOf(`${params.day}T12:00:00+08:00`).dayNumber : proposed && partsOf(proposed.start).dayNumber);
  const day = days.find(({ number }) => number === wanted) ?? days.find(({ free }) => free > 0) ?? days[0];
  const slot = day?.slots.find(({ id }) => id === slotId);
  const pickWay = (next: Way) => {
    setWay(next);
    setSlot("");
  };
  return { given, on, days, day, slot, slotId, setWay: pickWay, setDay, setSlot };
};

const Foot = ({ slot, lacks, booking: { book, busy, problem }, typed }: FootProps) => {
  const atHome = slot?.mode === "home";
  const say = !slot ? words.pick : (lacks ?? (busy ? words.sending : slot.free === 0 ? words.wait : words.book));
  const isOff = !slot || busy || lacks !== undefined;
  return (
    <>
      {problem && <ProblemCard problem={problem} />}
      {slot && <Box className="strong picked">{sayWhen(slot.start, now())}</Box>}
      <Button {...(isOff && { off: true })} onTap={() => slot && void book(slot, detailsOf(typed, atHome))}>
        {say}
      </Button>
    </>
  );
};
interface FootProps {
  slot: Slot | undefined;
  lacks: string | undefined;
  booking: ReturnType<typeof useBook>;
  typed: Typed;
}

/** 选时间: the first day that has a place is open; a full time can be queued for; for oneself nothing else is asked. */
export default function TimesPage() {
  const { id = "", name = "", day: wantedDay, because, caseId } = usePageParams();
  const user = useNeedsSignIn(paths.hosts);
  const span = spanTo(dayOf(now()), wantedDay);
  const load = useGet(booking.slots, user && id ? { query: { hostId: id, ...span } } : null);
  const choice = useChoice(load.data?.items ?? []);
  const [typed, setTyped] = useState<Typed>({ ...nothingTyped, caseId });
  const sending = useBook();
  useOnPull(() => refresh("/slots"));
  const { given, on, days, day, slot, slotId } = choice;
  const atHome = on === "home";
  const lacks = faultOf(typed, atHome);
  return (
    <Screen
      title={words.title(name)}
      load={load}
      foot={() => day && <Foot slot={slot} lacks={lacks} booking={sending} typed={typed} />}
    >
      {() =>
        !day ? (
          <Empty
            icon="clock"
            {...words.none}
            action={<Button onTap={() => goTo(paths.hosts)}>{bookingWords.entry}</Button>}
          />
        ) : (
          <>
            {because && (
              <Box className="card">
                <Box className="mini">{bookWords.proposal}</Box>
                <Box>{because}</Box>
              </Box>
            )}
            {given.length > 1 && <Ways given={given} on={on} onPick={choice.setWay} />}
            <TimeTable days={days} day={day} slotId={slotId} onDay={choice.setDay} onSlot={choice.setSlot} />
            <ForWhom
              typed={typed}
              atHome={atHome}
              onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
            />
            <Button look="quiet" small icon="people" onTap={() => goTo(paths.person, { id })}>
              {bookWords.about}
            </Button>
          </>
        )
      }
    </Screen>
  );
}
