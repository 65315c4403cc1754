import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { referrals as api } from "@qizhen/shared/contract/referrals";
import { maskText } from "@qizhen/shared/rules/masking";
import type * as z from "zod";
import { conflict, forbidden, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import type { Log } from "../../kernel/log";
import { makeEntry } from "../../kernel/outbox/outbox";
import { words as kernelWords } from "../../kernel/words";
import type { Actor } from "../accounts";
import type { ReferralDoors } from "./doors";
import { followMove } from "./followMove";
import { referralMoved, type Handled, type ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import { afterMove, boxOf, standingIn } from "./rules/moves";
import { words } from "./words";

type Request = z.output<typeof api.act.body>;

interface Command {
  actor: Actor;
  id: string;
  request: Request;
  intent: Intent | undefined;
  now: Date;
}

interface Doors extends ReferralDoors {
  referrals: ReferralStore;
  log: Log;
}

/** A referral that somebody may see: of their body, or of a case they see. @throws notFound */
export const findVisible = async (actor: Actor, id: string, { referrals, cases }: Omit<Doors, "log">) => {
  const found = await referrals.find(id);
  if (!found) throw notFound(words.notFound);
  if (found.memberIds.includes(actor.id) || (await cases.sees(actor, found.caseId))) return found;
  throw notFound(words.notFound);
};

/** What stands against a move. @throws forbidden, conflict, unprocessable */
const check = (r: ReferralRecord, { actor, request, now }: Command) => {
  const standing = standingIn(r, actor);
  if (!standing) throw forbidden(r.direction === "in" ? words.followsCase : words.notYours);
  if (request.version !== undefined && request.version !== r.version) throw conflict(words.movedOn);
  const to = afterMove(r.state, request.action);
  if (!to) throw conflict(words.wrongState[request.action]);
  const text =
    request.action === "receive" ? "" : ((request.action === "refuse" ? request.reason : request.result) ?? "");
  if (request.action !== "receive" && text === "") {
    const field = request.action === "refuse" ? "reason" : "result";
    throw unprocessable(words.missing[request.action], { [field]: words.missing[request.action] });
  }
  if (request.date && request.date > dayOf(now)) throw unprocessable(words.dateAhead, { date: words.dateAhead });
  return { standing, to, text };
};

const doneOf = (actor: Actor, intent: Intent | undefined) =>
  intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };

/**
 * Records what a body did with what it was sent: its receipt, its refusal, its result. The case follows at once, and again by
 * the outbox where it could not. A repeat of the same intent changes nothing.
 * @throws notFound, forbidden, conflict, unprocessable
 */
export const actOnReferral = async (command: Command, doors: Doors): Promise<ReferralRecord> => {
  const { actor, request, now } = command;
  const before = await findVisible(actor, command.id, doors);
  const done = doneOf(actor, command.intent);
  const earlier = done && before.doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  if (earlier) return before;
  const { standing, to, text } = check(before, command);
  const handled: Handled = {
    at: now,
    by: { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" },
    forBody: standing === "clerk",
    ...(request.date && { date: request.date }),
    ...(request.documentNumber && { documentNumber: request.documentNumber }),
  };
  const saved = await doors.referrals.apply(
    before,
    {
      set: {
        state: to,
        box: boxOf(to),
        ...(request.action === "receive" ? { receipt: handled } : { ending: { ...handled, text: maskText(text) } }),
      },
      unset: ["checkAt"],
      outbox: [makeEntry(referralMoved, { move: request.action }, now)],
      done,
    },
    now,
  );
  if (!saved) throw conflict(words.movedOn);
  await followMove(saved, request.action, doors).catch((error: unknown) =>
    doors.log.warn(
      { err: error, referralId: saved.id },
      "a case did not follow its referral yet; the outbox tries again",
    ),
  );
  return saved;
};
