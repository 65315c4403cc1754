/** A place of the week's grid: which day of those shown, and the minute of the day. */
export interface Spot {
  day: number;
  minute: number;
}

/** A stretch as it lies on the grid; half-open. */
export interface Block {
  day: number;
  start: number;
  end: number;
}

/** Where a stretch is taken hold of: it is made new, moved whole, or one of its ends is. */
export type Grip = "new" | "move" | "start" | "end";

/** How much of the day the grid shows. */
export interface Bounds {
  days: number;
  first: number;
  last: number;
}

/** Stretches begin and end on quarters of an hour when they are dragged; the form knows five minutes. */
export const snapMinutes = 15;
const leastMinutes = 30;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const snapped = (minutes: number) => Math.round(minutes / snapMinutes) * snapMinutes;
const down = (minute: number) => Math.floor(minute / snapMinutes) * snapMinutes;
const up = (minute: number) => Math.ceil(minute / snapMinutes) * snapMinutes;

/** A new stretch between two places of one day, whichever was touched first. */
const drawn = (from: Spot, to: Spot, { first, last }: Bounds): Block => {
  const start = within(down(Math.min(from.minute, to.minute)), first, last - leastMinutes);
  const end = within(Math.max(up(Math.max(from.minute, to.minute)), start + leastMinutes), start, last);
  return { day: from.day, start, end };
};

/** Where a stretch lies when it was taken at one place and is held over another. Never outside what is shown, never upside down. */
export const dragTo = (grip: Grip, block: Block, from: Spot, to: Spot, bounds: Bounds): Block => {
  const by = snapped(to.minute - from.minute);
  switch (grip) {
    case "new":
      return drawn(from, to, bounds);
    case "start":
      return {
        ...block,
        start: within(block.start + by, Math.min(bounds.first, block.start), block.end - snapMinutes),
      };
    case "end":
      return { ...block, end: within(block.end + by, block.start + snapMinutes, Math.max(bounds.last, block.end)) };
    case "move": {
      const length = block.end - block.start;
      const start = within(block.start + by, bounds.first, Math.max(bounds.first, bounds.last - length));
      return { day: within(block.day + to.day - from.day, 0, bounds.days - 1), start, end: start + length };
    }
  }
};

/** What an arrow key does to a stretch: up and down move it by a quarter, with Shift its end; left and right by a day. */
export const nudge = (block: Block, key: string, shift: boolean, bounds: Bounds): Block | undefined => {
  const here = { day: block.day, minute: block.start };
  const over = (days: number, minutes: number) => ({ day: here.day + days, minute: here.minute + minutes });
  const steps: Record<string, Spot> = {
    ArrowUp: over(0, -snapMinutes),
    ArrowDown: over(0, snapMinutes),
    ArrowLeft: over(-1, 0),
    ArrowRight: over(1, 0),
  };
  const to = steps[key];
  return to && dragTo(shift ? "end" : "move", block, here, to, bounds);
};
