import { conflict, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import { mostOpen } from "../rules/life";
import { words } from "../words";
import type { AppointmentRecord, AppointmentStore } from "./appointmentStore";

interface Doors {
  appointments: AppointmentStore;
}

const placesOf = (userId: string) => Array.from({ length: mostOpen }, (_, nth) => `mine|${userId}|${nth}`);
/** One place in a queue for each visitor. */
const queuePlaces = ({ status, slotId, visitor }: AppointmentRecord) =>
  status === "waiting" ? [`wait|${slotId}|${visitor}`] : [];

/** A place of the account that is free, or has become so. @throws unprocessable, conflict */
const nextPlace = async (made: AppointmentRecord, userId: string, { appointments }: Doors, now: Date) => {
  const mine = placesOf(userId);
  const queue = queuePlaces(made);
  const taken = new Set<string>();
  for (const { id, open, start } of await appointments.openUnder([...mine, ...queue])) {
    if (open.some((place) => queue.includes(place))) throw conflict(words.alreadyWaiting);
    const place = open.find((one) => mine.includes(one));
    if (place !== undefined && start <= now) await appointments.leavePlace(id, place, now);
    else if (place !== undefined) taken.add(place);
  }
  const free = mine.find((place) => !taken.has(place));
  if (free === undefined) throw unprocessable(words.tooManyOpen);
  return free;
};

/** What was made under an intent. @throws conflict where it was made for something else */
export const madeBefore = async (intent: Intent & { who: string }, { appointments }: Doors) => {
  const first = await appointments.findByIntent(intent.who, intent.key);
  if (first && first.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return first?.record;
};

/**
 * Writes an appointment together with its places: one of the few that its account may have open at once, and one in the queue.
 * They are unique keys of the appointment itself, so that the bound holds however many ask at once in however many processes.
 * What the staff make for somebody counts for no account.
 * @returns what stands under this intent; undefined where nothing does and the id was given up
 * @throws unprocessable where they have too much open; conflict where they wait for it already, or the key served for something else
 */
export const insertOpen = async (
  made: AppointmentRecord,
  intent: (Intent & { who: string }) | undefined,
  outbox: readonly OutboxEntry[],
  doors: Doors,
  now: Date,
): Promise<AppointmentRecord | undefined> => {
  const { userId } = made;
  const queue = queuePlaces(made);
  // Most people have little else open: a place is tried before it is looked for, and not the same for each of their taps.
  const guess = Number.parseInt(made.id.slice(-6), 16) % mostOpen;
  let places = [...(userId === undefined ? [] : [placesOf(userId)[guess] ?? ""]), ...queue];
  for (let left = 2 * mostOpen; left > 0; left -= 1) {
    const open = places.length > 0 ? { open: places } : {};
    const came = await doors.appointments.insertOpen({ ...made, ...open }, intent, outbox);
    if (came !== "open" && came) return came;
    const before = intent && (await madeBefore(intent, doors));
    if (before || !came) return before;
    if (userId === undefined) throw conflict(words.alreadyWaiting);
    places = [await nextPlace(made, userId, doors, now), ...queue];
  }
  throw conflict(words.movedOn);
};
