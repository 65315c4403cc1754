import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { notFound, unprocessable } from "../../kernel/errors";
import { digest } from "../../kernel/crypto/tokens";
import type { Intent } from "../../kernel/http/route";
import { idForIntent } from "../../kernel/idempotency";
import { newId } from "../../kernel/ids";
import type { Actor } from "../accounts";
import { callStore } from "./callStore";
import type { DeskDoors } from "./doors";
import { mustKeep } from "./policy";
import { toBeCalled } from "./rules/waiting";
import { screenStore, type ScreenRecord } from "./screenStore";
import { ticketStore } from "./ticketStore";
import { words } from "./words";

const mostScreens = 20;
const mostShown = 100;

/** Characters of base64url: 132 bits, which nobody guesses. */
const codeLength = 22;
/**
 * A screen's code. Reckoned from its id under the server's key, so that the repeat of a lost answer gives the same one; the
 * database alone, which holds a digest, gives none.
 */
const codeOf = (id: string, { cipher }: DeskDoors) => cipher.blindIndex(id, "desk.screen").slice(0, codeLength);

/** A centre's screens, the latest first. @throws notFound, forbidden */
export const listScreens = (actor: Actor, asked: string | undefined, doors: DeskDoors): Promise<ScreenRecord[]> =>
  screenStore.ofCentre(mustKeep(actor, asked, doors).centre, mostShown);

/** Makes the secret address of a screen (候诊屏). @throws notFound, forbidden, unprocessable where there are too many */
export const createScreen = async (
  asked: { actor: Actor; centre: string | undefined; label: string; intent: Intent | undefined; now: Date },
  doors: DeskDoors,
): Promise<ScreenRecord & { code: string }> => {
  const { actor, label, intent, now } = asked;
  const { centre } = mustKeep(actor, asked.centre, doors);
  const fresh = newId();
  const { id } = intent ? await idForIntent({ who: actor.id, what: "screen", ...intent }, fresh, now) : { id: fresh };
  const known = await screenStore.find(id);
  if (!known && (await screenStore.countGood(centre)) >= mostScreens) throw unprocessable(words.tooManyScreens);
  const code = codeOf(id, doors);
  const made = known ?? (await screenStore.insert({ id, centre, label, by: actor.id, createdAt: now }, digest(code)));
  const saved = made ?? (await screenStore.find(id));
  if (!saved) throw notFound(words.noSuchScreen);
  return { ...saved, code };
};

/** Its address opens nothing any more. @throws notFound where it is of no desk of theirs */
export const revokeScreen = async (
  { actor, screenId, now }: { actor: Actor; screenId: string; now: Date },
  doors: DeskDoors,
): Promise<ScreenRecord> => {
  const screen = await screenStore.find(screenId);
  if (!screen) throw notFound(words.noSuchScreen);
  const { centre } = mustKeep(actor, screen.centre, doors);
  await screenStore.revoke(centre, screenId, now);
  await doors.booking.changed({ id: screenId, regionPath: doors.regions.pathOf(centre) });
  return (await screenStore.find(screenId)) ?? screen;
};

/** The screen that a code opens, while it is good. */
export const screenOf = (code: string): Promise<ScreenRecord | undefined> => screenStore.findByCode(digest(code));

const mostVisits = 500;
const recentCalls = 7;
const nextShown = 12;

/** What a waiting room shows: numbers and rooms, nothing of who has them. */
export const showWaitingRoom = async ({ centre }: ScreenRecord, now: Date, doors: DeskDoors) => {
  const day = dayOf(now);
  const [visits, calls, line] = await Promise.all([
    doors.booking.numbers(centre, day, mostVisits),
    callStore.ofDay(centre, day, mostVisits),
    ticketStore.line(centre, day, mostVisits),
  ]);
  const next = [...toBeCalled(visits, new Set(calls.map(({ visitId }) => visitId))), ...line].flatMap(({ number }) =>
    number === undefined ? [] : [number],
  );
  return {
    at: now.toISOString(),
    calls: calls
      .slice(0, recentCalls)
      .map(({ number, room, times, at }) => ({ number, room, times, at: at.toISOString() })),
    next: next.slice(0, nextShown),
    waiting: next.length,
  };
};
