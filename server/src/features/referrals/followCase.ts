import { outcomes } from "@qizhen/shared/vocabulary";
import { maskText } from "@qizhen/shared/rules/masking";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { BodyStore } from "./bodies/bodyStore";
import type { CaseForReferral, ReferralDoors } from "./doors";
import { openReferral } from "./openReferral";
import type { Handled, ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import { inStateOf, outEndsAs } from "./rules/follow";
import { boxOf } from "./rules/moves";
import { words } from "./words";

interface Doors extends ReferralDoors {
  referrals: ReferralStore;
  bodies: BodyStore;
}

const write = async (r: ReferralRecord, set: Partial<ReferralRecord>, { referrals }: Doors, now: Date) => {
  const unset = ["checkAt", ...(set.ending || r.ending === undefined ? [] : ["ending"])] as (keyof ReferralRecord)[];
  if (!(await referrals.apply(r, { set, unset, outbox: [] }, now)))
    throw new Error("a referral moved while it was to follow its case; it is tried again");
};

type Line = CaseForReferral["lines"][number];

const handledBy = (line: Line | undefined, c: CaseForReferral, at: Date): Handled => ({
  at: line?.at ?? at,
  by: { id: line?.by?.id ?? "", name: line?.by?.name ?? "", unit: c.centre.name },
  forBody: true,
});

/** How a referral ended that was taken back, or whose case was closed, by other hands than its body's. */
const endOut = async (r: ReferralRecord, c: CaseForReferral, doors: Doors, now: Date) => {
  const state = outEndsAs(c, r.id);
  if (!state) return;
  const line = c.lines.find(({ kind, at }) => at >= r.sentAt && kind !== "transfer");
  const said = (line?.data["result"] ?? line?.data["reason"]) as string | undefined;
  const text = line?.kind === "withdraw" ? words.withdrawn : (said ?? words.takenBack);
  const ending = { ...handledBy(line, c, now), text: maskText(text) };
  await write(r, { state, box: boxOf(state), ending }, doors, now);
};

/** The body that sent a case reads of it no more than its state and how it ended. */
const moveIn = async (r: ReferralRecord, c: CaseForReferral, doors: Doors, now: Date) => {
  const state = inStateOf(c.status);
  if (state === r.state) return;
  const line = c.lines.findLast(({ kind }) => kind !== "transfer");
  const handled = handledBy(line, c, now);
  const text =
    c.status === "withdrawn" ? words.withdrawn : c.outcome ? outcomes[c.outcome] : String(line?.data["reason"] ?? "");
  const ends = boxOf(state) === "ended";
  await write(
    r,
    {
      state,
      box: boxOf(state),
      ...(state === "received" && !r.receipt && { receipt: handled }),
      ...(ends && { ending: { ...handled, text: maskText(text) } }),
    },
    doors,
    now,
  );
};

/** kind `case.referral`: the referrals of a case follow what was done to it. Safe to repeat. */
export const onCaseMoved =
  (doors: Doors): Receiver =>
  async ({ data, at }) => {
    const caseId = String(data["caseId"]);
    const c = await doors.cases.forReferral(caseId);
    if (!c) return;
    for (const line of c.lines)
      if (typeof line.data["referralId"] === "string" && !(await doors.referrals.find(line.data["referralId"])))
        await openReferral(c, line, doors);
    for (const r of await doors.referrals.openOf(caseId)) if (r.direction === "out") await endOut(r, c, doors, at);
    for (const r of await doors.referrals.cameWith(caseId)) await moveIn(r, c, doors, at);
  };
