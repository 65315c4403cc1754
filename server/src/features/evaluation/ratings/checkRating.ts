import type { CheckResult, RatingCheck } from "@qizhen/shared/contract/evaluation";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { conflict, forbidden, notFound } from "../../../kernel/errors";
import { hasRole, type Actor } from "../../accounts";
import type { EvaluationDoors } from "../doors";
import type { RatingRecord } from "../record";
import { words } from "../words";
import { presentSingle } from "./readRatings";
import type { RatingScope, RatingStore } from "./ratingStore";

interface Doors extends Pick<EvaluationDoors, "cases" | "files" | "audit"> {
  ratings: RatingStore;
  cipher: FieldCipher;
}

/** What somebody may check: of their region, neither written down by them nor of a case they had to do with. */
const checkedBy = (actor: Actor): RatingScope =>
  actor.kind === "staff" && actor.region && hasRole(actor, "clerk", "leader", "admin")
    ? { regionPath: actor.region.code, involved: { $ne: actor.id }, "enteredBy.id": { $ne: actor.id } }
    : { _id: { $exists: false } };

const presentCheck = async (r: RatingRecord, actor: Actor, doors: Doors, now: Date): Promise<RatingCheck> => {
  const { check } = r;
  return {
    id: r.id,
    caseId: r.caseId,
    caseNumber: r.caseNumber,
    caseTitle: r.caseTitle,
    rating: await presentSingle(r, actor, doors, now),
    ...(check && {
      result: check.result,
      ...(check.note && { note: check.note }),
      checkedBy: { name: check.by.name, unit: check.by.unit },
      checkedAt: check.at.toISOString(),
    }),
  };
};

/** The number to call, and that it was read. */
const phoneFor = async (r: RatingRecord, actor: Actor, doors: Doors, now: Date) => {
  if (r.checking !== "open" || !hasRole(actor, "clerk", "leader")) return {};
  const phone = await doors.cases.judging.phoneOf(r.caseId, r.partyId);
  if (!phone) return {};
  await doors.audit.record({
    chain: `case:${r.caseId}`,
    kind: "rating.phone",
    subject: r.caseId,
    actor: { id: actor.id, name: actor.name ?? "", unit: actor.region?.name ?? "" },
    reason: words.readPhone,
    now,
  });
  return { phone };
};

/** Ratings that staff wrote down, drawn for a check by somebody else. */
export const listChecks = async (
  actor: Actor,
  { state, ...page }: { state: "open" | "done"; limit: number; cursor?: string | undefined },
  doors: Doors,
  now: Date,
) => {
  const { items, next } = await doors.ratings.page(checkedBy(actor), state, page);
  const shown = items.map(async (r) => ({
    ...(await presentCheck(r, actor, doors, now)),
    ...(await phoneFor(r, actor, doors, now)),
  }));
  return { items: await Promise.all(shown), next };
};

/** Keeps what a check found, once. @throws notFound, forbidden, conflict */
export const checkRating = async (
  {
    actor,
    id,
    result,
    note,
    now,
  }: { actor: Actor; id: string; result: CheckResult; note?: string | undefined; now: Date },
  doors: Doors,
): Promise<RatingCheck> => {
  const r = await doors.ratings.find(checkedBy(actor), id);
  if (!r?.checking) throw notFound(words.noCheck);
  if (actor.kind !== "staff") throw forbidden(words.noCheck);
  const by = { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" };
  if (r.check?.by.id === actor.id && r.check.result === result) return presentCheck(r, actor, doors, now);
  if (r.checking === "done") throw conflict(words.checked);
  const set = { checking: "done" as const, check: { result, ...(note && { note }), by, at: now } };
  const saved = await doors.ratings.apply(r, { set, outbox: [] }, now);
  if (!saved) throw conflict(words.movedOn);
  return presentCheck(saved, actor, doors, now);
};
