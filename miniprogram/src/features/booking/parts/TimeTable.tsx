import type { Slot } from "@qizhen/shared/contract/booking";
import { Box, Tap } from "../../../components/elements/elements";
import { now } from "../../../platform/clock";
import { bookingWords } from "../../../words/booking";
import { partsOf, sayDay } from "../../../words/dates";
import type { SlotDay } from "./days";

const words = bookingWords.times;
const noon = 12;

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

/** Days, and the times of the one that is open. */
export const TimeTable = ({
  days,
  day,
  slotId,
  onDay,
  onSlot,
}: {
  days: SlotDay[];
  day: SlotDay;
  slotId: string;
  onDay: (number: number) => void;
  onSlot: (id: string) => void;
}) => (
  <>
    <Box as="h1" className="title">
      {words.which}
    </Box>
    <DayStrip days={days} on={day} onPick={onDay} />
    <Box as="h2" className="title">
      {words.when}
    </Box>
    {([words.morning, words.afternoon] as const).map((part) => (
      <Times
        key={part}
        title={part}
        slots={day.slots.filter(({ start }) => partsOf(start).hour < noon === (part === words.morning))}
        on={slotId}
        onPick={onSlot}
      />
    ))}
  </>
);
