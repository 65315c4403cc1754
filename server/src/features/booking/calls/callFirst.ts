import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, notFound } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { newId } from "../../../kernel/ids";
import { makeEntry, type Receiver } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import { callAgreed, callWanted, type CallAgreed, type CallWanted } from "../events";
import { mostNoShows, noShowDays } from "../rules/life";
import type { BookDoors } from "../visits/bookSlot";
import { words } from "../words";
import { callFirstStore, type CallFirstRecord } from "./callFirstStore";

/** Who would book. */
interface Visitor {
  key: string;
  userId: string | undefined;
  name: string;
  phone: string | undefined;
}

const earliestOf = (now: Date) => atHour(addDays(dayOf(now), -noShowDays), "00:00");

/** Whether somebody did not come so often that it is to be asked whether the desk has agreed since; almost nobody. */
export const oftenMissed = async (
  visitor: string,
  { appointments }: Pick<BookDoors, "appointments">,
  now: Date,
): Promise<boolean> => (await appointments.countNoShows(visitor, earliestOf(now))) >= mostNoShows;

/**
 * Whether a person of the centre must call before this visitor books again: they did not come three times since it was last agreed.
 * If so the desk is asked to, once, so that nobody stands before a closed door.
 */
export const mustCallFirst = async (
  visitor: Visitor,
  regionPath: readonly string[],
  { appointments, cipher }: Pick<BookDoors, "appointments" | "cipher">,
  now: Date,
): Promise<boolean> => {
  const earliest = earliestOf(now);
  const agreed = await callFirstStore.agreedAt(visitor.key);
  const since = agreed && agreed > earliest ? agreed : earliest;
  const noShows = await appointments.countNoShows(visitor.key, since);
  if (noShows < mostNoShows) return false;
  const { key, userId, name, phone } = visitor;
  await callFirstStore.ask(
    {
      visitor: key,
      ...(userId !== undefined && { userId }),
      regionPath: [...regionPath],
      sealedName: cipher.seal(name, "visit.name"),
      ...(phone !== undefined && { sealedPhone: cipher.seal(phone, "visit.phone") }),
      noShows,
    },
    [makeEntry(callWanted, { regionPath: [...regionPath] }, now)],
    now,
  );
  return true;
};

const regionOf = (actor: Actor) => actor.region?.code ?? "";

/** @throws notFound where it is not of the clerk's region */
export const findCall = async (actor: Actor, id: string): Promise<CallFirstRecord> => {
  const found = await callFirstStore.find(regionOf(actor), id);
  if (!found) throw notFound(words.noSuchCall);
  return found;
};

export const listCallsFirst = (actor: Actor, paging: { limit: number; cursor?: string | undefined }) =>
  callFirstStore.page(regionOf(actor), paging);

/** Notes what came of a call. The same again changes nothing. @throws notFound; conflict where another has made it */
export const calledFirst = async (command: {
  actor: Actor;
  id: string;
  result: "agreed" | "no_answer";
  intent: Intent | undefined;
  now: Date;
}): Promise<CallFirstRecord> => {
  const { actor, id, result, intent, now } = command;
  const before = await findCall(actor, id);
  if (result === "no_answer") {
    const key = intent?.key ?? newId();
    return (await callFirstStore.tryAgain(regionOf(actor), id, key)) ?? before;
  }
  if (before.openAt === undefined && before.agreedBy === actor.id) return before;
  const told = before.userId ? [makeEntry(callAgreed, { userId: before.userId, id }, now)] : [];
  const agreed = await callFirstStore.agree(regionOf(actor), id, actor.id, told, now);
  if (!agreed) throw conflict(words.noSuchCall);
  return agreed;
};

/** kind `booking.call_wanted`: the clerks of the centre are told. */
export const onCallWanted =
  ({ accounts, notices }: Pick<BookDoors, "accounts" | "notices">): Receiver =>
  async ({ id, at, data }, { id: callId }) => {
    const { regionPath } = data as unknown as CallWanted;
    for (const region of [...regionPath].reverse()) {
      const clerks = (await accounts.staffInRegions([region], "clerk")).filter(({ disabled }) => !disabled);
      for (const { id: to } of clerks)
        await notices.tellOfVisit({ visitId: callId, to, entry: id, at, ...words.callWanted });
      if (clerks.length > 0) return;
    }
  };

/** kind `booking.call_agreed`: they may book again. */
export const onCallAgreed =
  ({ notices }: Pick<BookDoors, "notices">): Receiver =>
  async ({ id, at, data }) => {
    const { userId, id: callId } = data as unknown as CallAgreed;
    await notices.tellOfVisit({ visitId: callId, to: userId, entry: id, at, ...words.callAgreed });
  };
