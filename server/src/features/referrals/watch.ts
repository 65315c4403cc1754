import { derivedId } from "../../kernel/ids";
import { makeEntry, type Receiver } from "../../kernel/outbox/outbox";
import type { ReferralDoors } from "./doors";
import { followMove } from "./followMove";
import { referralLate, type ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import { betweenReminders, mostReminders } from "./rules/limits";
import type { Move } from "./rules/moves";

interface Doors extends Pick<ReferralDoors, "cases"> {
  referrals: ReferralStore;
}

const atOnce = 200;

const remind = async (r: ReferralRecord, { referrals, cases }: Doors, now: Date) => {
  const reminded = r.reminded + 1;
  const more = r.state === "sent" && reminded < mostReminders;
  await referrals.apply(
    r,
    {
      set: { reminded, ...(more && { checkAt: cases.deadline(now, betweenReminders, r.regionPath[0] ?? "") }) },
      unset: more ? [] : ["checkAt"],
      outbox: r.state === "sent" ? [makeEntry(referralLate, { stage: reminded }, now)] : [],
    },
    now,
  ); // another was faster: it has been signed for, or reminded of
};

/** What nobody has signed for in time: the body is reminded, a workday later the clerk, and then the centre above. Each once. */
export const watchReferrals = async (doors: Doors, now: Date): Promise<void> => {
  for (const r of await doors.referrals.dueBefore(now, atOnce)) await remind(r, doors, now);
};

/** kind `referral.late` */
export const onLate =
  ({ referrals, cases }: Doors): Receiver =>
  async ({ data, at }, { id }) => {
    const r = await referrals.find(id);
    if (r?.state !== "sent") return;
    const stage = Number(data["stage"]);
    const first = r.memberIds.length > 0 ? ("receiving" as const) : ("centre" as const);
    await cases.writeLine({
      caseId: r.caseId,
      id: derivedId(r.id, "late", String(stage)),
      kind: "referral_late",
      data: { to: r.body.name, stage },
      // The resident reads once that it is being pressed for.
      staffOnly: stage > 1,
      tell: { event: "referral_late", whom: [stage === 1 ? first : stage === 2 ? "centre" : "centreAbove"] },
      now: at,
    });
  };

/** kind `referral.moved`: the case follows, if it has not yet. */
export const onMoved =
  (doors: Doors): Receiver =>
  async ({ data, at }, { id }) => {
    const r = await doors.referrals.find(id);
    if (!r) return;
    if (r.direction === "out") return followMove(r, data["move"] as Move, doors);
    await doors.cases.writeLine({
      caseId: r.caseId,
      id: derivedId(r.id, "come"),
      kind: "referral_in",
      by: { id: r.sentBy.id, name: r.sentBy.name, role: "staff" },
      data: { from: r.body.name, paper: r.reason },
      now: at,
    });
  };
