import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { EvaluationDoors } from "../doors";
import type { VisitRecord } from "../record";
import { words } from "../words";
import { openableVisits, visibleVisits } from "./policy";
import { presentVisit, presentVisitWhole } from "./presenter";
import type { VisitStore } from "./visitStore";

interface Doors extends Pick<EvaluationDoors, "cases" | "files" | "audit"> {
  visits: VisitStore;
}

interface Page {
  box: "mine" | "due" | "done";
  limit: number;
  cursor?: string | undefined;
}

/** A page of return visits: one's own, those open in one's region, those done. */
export const listVisits = async (actor: Actor, { box, ...page }: Page, { visits }: Doors, now: Date) => {
  const scope = box === "mine" ? visibleVisits(actor, "mine") : visibleVisits(actor);
  const { items, next } = await visits.page(scope, box === "done" ? "done" : "open", page);
  return { items: items.map((v) => presentVisit(v, actor, now)), next };
};

/** The number to call, for whoever has the visit while it is to be called; that it was read is recorded first. */
const phoneFor = async (v: VisitRecord, actor: Actor, { cases, audit }: Doors, now: Date) => {
  if (v.state !== "calling" || v.assignee?.id !== actor.id) return undefined;
  await audit.record({
    chain: `case:${v.caseId}`,
    kind: "return_visit.phone",
    subject: v.caseId,
    actor: { id: actor.id, name: actor.name ?? "", unit: actor.region?.name ?? "" },
    reason: words.readPhone,
    now,
  });
  return cases.judging.phoneOf(v.caseId, v.partyId);
};

/** One return visit with the facts of its case. */
export const showVisit = async (v: VisitRecord, actor: Actor, doors: Doors, now: Date) => {
  const [voice] = v.answer?.voice ? await doors.files.fileRefs([v.answer.voice], actor.id, now) : [];
  const c = await doors.cases.judging.find(v.caseId);
  return presentVisitWhole(v, actor, { c, voice, phone: await phoneFor(v, actor, doors, now) }, now);
};

/** @throws notFound */
export const getVisit = async (actor: Actor, id: string, doors: Doors, now: Date) => {
  const v = await doors.visits.find(openableVisits(actor), id);
  if (!v || v.not.includes(actor.id)) throw notFound(words.noVisit);
  return showVisit(v, actor, doors, now);
};

/** The return visit of a case that waits for this resident. @throws notFound where the case is not theirs */
export const waitingVisit = async (actor: Actor, caseId: string, { cases, visits }: Doors) => {
  const c = await cases.judging.findFor(actor, caseId);
  const v = await visits.waitingFor(c.id, actor.id);
  if (!v?.askedAt) return { waiting: null };
  return { waiting: { id: v.id, day: v.day, ...(c.agreed && { agreed: c.agreed }), askedAt: v.askedAt.toISOString() } };
};
