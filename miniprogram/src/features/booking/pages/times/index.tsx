import { useState } from "react";
import { booking, type Slot } from "@qizhen/shared/contract/booking";
import { Box, Tap } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { refresh, useGet } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { useOnPull, usePageParams } from "../../../../platform/pages";
import { bookingWords } from "../../../../words/booking";
import { partsOf, sayDay, sayWhen } from "../../../../words/dates";
import "../../booking.scss";
import { daysOf, twoWeeks, type SlotDay } from "../../parts/days";
import { useBook } from "../../parts/useBook";

const words = bookingWords.times;

const DayStrip = ({ days, on, onPick }: { days: SlotDay[]; on: SlotDay; onPick: (day: number) => void }) => (
  <Box className="day-strip" role="group" label={words.which}>
    {days.map((day) => (
      <Tap
        key={day.number}
        className={day.number === on.number ? "day-card day-on" : day.free === 0 ? "day-card day-full" : "day-card"}
        on={day.number === on.number}
        onTap={() => onPick(day.number)}
      >
        <Box className="strong">{sayDay(day.at, now())}</Box>
        <Box className="mini">{day.free === 0 ? words.full : words.left(day.free)}</Box>
      </Tap>
    ))}
  </Box>
);

const clock = (slot: Slot) => {
  const { hour, minute } = partsOf(slot.start);
  return `${hour}:${String(minute).padStart(2, "0")}`;
};

const Times = ({
  title,
  slots,
  on,
  onPick,
}: {
  title: string;
  slots: Slot[];
  on: string;
  onPick: (id: string) => void;
}) =>
  slots.length === 0 ? null : (
    <Box>
      <Box className="second">{title}</Box>
      <Box className="time-grid" role="group" label={title}>
        {slots.map((slot) => (
          <Tap
            key={slot.id}
            className={slot.id === on ? "time time-on" : slot.free === 0 ? "time time-full" : "time"}
            on={slot.id === on}
            onTap={() => onPick(slot.id)}
          >
            <Box className="strong">{clock(slot)}</Box>
            {slot.free === 0 && <Box className="mini">{words.queue}</Box>}
          </Tap>
        ))}
      </Box>
    </Box>
  );

const noon = 12;

/** 选时间: the first day that has a place is open; a full time can be queued for. */
export default function TimesPage() {
  const { id = "", name = "" } = usePageParams();
  const load = useGet(booking.slots, id ? { query: { hostId: id, ...twoWeeks(now()) } } : null);
  const [dayNumber, setDay] = useState<number>();
  const [slotId, setSlot] = useState("");
  const { book, busy, problem } = useBook();
  useOnPull(() => refresh("/slots"));
  const days = daysOf(load.data?.items ?? []);
  const day = days.find(({ number }) => number === dayNumber) ?? days.find(({ free }) => free > 0) ?? days[0];
  const slot = day?.slots.find((one) => one.id === slotId);
  const say = !slot ? words.pick : busy ? words.sending : slot.free === 0 ? words.wait : words.book;
  return (
    <Screen
      title={words.title(name)}
      load={load}
      foot={() =>
        day && (
          <>
            {problem && <ProblemCard problem={problem} />}
            {slot && <Box className="strong picked">{sayWhen(slot.start, now())}</Box>}
            <Button {...((!slot || busy) && { off: true })} onTap={() => slot && void book(slot)}>
              {say}
            </Button>
          </>
        )
      }
    >
      {() =>
        !day ? (
          <Empty icon="clock" {...words.none} />
        ) : (
          <>
            <Box as="h1" className="title">
              {words.which}
            </Box>
            <DayStrip days={days} on={day} onPick={setDay} />
            <Box as="h2" className="title">
              {words.when}
            </Box>
            {([words.morning, words.afternoon] as const).map((part) => (
              <Times
                key={part}
                title={part}
                slots={day.slots.filter(({ start }) => partsOf(start).hour < noon === (part === words.morning))}
                on={slotId}
                onPick={setSlot}
              />
            ))}
          </>
        )
      }
    </Screen>
  );
}
