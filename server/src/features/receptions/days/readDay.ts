import type { ReceptionDayPage } from "@qizhen/shared/contract/receptions";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { ReceptionParts } from "../doors";
import { stateOfMatters } from "../matters/stateOfMatters";
import { mayChangeDay, mayRegister, visibleTo } from "../policy";
import { presentDay } from "../presenter";
import { orderIdOf, type MatterRecord } from "../record";
import { words } from "../words";
import type { MatterState } from "@qizhen/shared/contract/receptions";

/** What was registered of a visit, for whoever sees the day. */
export const presentMatter = (one: MatterRecord, state: MatterState) => ({
  caseId: one.caseId,
  caseNumber: one.caseNumber,
  dueAt: one.dueAt.toISOString(),
  state,
  orderId: orderIdOf(one.id),
});

/** A reception day with who comes, and what of it is registered and answered. @throws notFound */
export const readDay = async (
  { actor, dayId, now }: { actor: Actor; dayId: string; now: Date },
  parts: ReceptionParts,
): Promise<ReceptionDayPage> => {
  const month = await parts.months.ofDay(visibleTo(actor), dayId);
  const one = month?.days.find(({ id }) => id === dayId);
  if (!month || !one) throw notFound(words.noSuchDay);
  const [[leader], visits, matters] = await Promise.all([
    parts.accounts.staffByIds([one.leaderId]),
    parts.booking.visitsOf({ id: one.id, hostId: one.leaderId, day: one.day }, actor, now),
    parts.matters.ofDay(one.id),
  ]);
  const states = await stateOfMatters(matters, parts, now);
  const matterOf = new Map(matters.map((matter) => [matter.id, matter]));
  return {
    day: presentDay(one, leader, one.fault),
    month: { id: month.id, month: month.month, version: month.version },
    centre: { code: month.centre, name: parts.regions.nameOf(month.centre) },
    visitors: visits.map((visit) => {
      const matter = matterOf.get(visit.id);
      return { visit, ...(matter && { matter: presentMatter(matter, states.get(matter.id) ?? "waiting") }) };
    }),
    mayRegister: one.state === "open" && mayRegister(actor, one, month),
    mayChange: one.state === "open" && one.day >= dayOf(now) && mayChangeDay(actor, one, month),
  };
};
