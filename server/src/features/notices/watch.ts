import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { CaseForNotice, CaseNotify, Recipient } from "../cases";
import { callTasks } from "./callStore";
import type { NoticeDoors } from "./doors";
import { urgentNotices, type Notice } from "./noticeStore";
import { callAgainDue, mostAttempts } from "./rules/callDue";
import type { Tell } from "./tell";
import type { VisitTeller } from "./tellOfVisit";

/** A person confirms danger within so long (DOMAIN §5); then the centre above is told. */
const unseenMs = 5 * 60 * 1000;
const mostRaisedAtOnce = 200;
/** So many cases are remembered between the entries of a step: as many as are delivered at once, and some. */
const mostKept = 16;

/** What cases ask to be told. Entries of one step come one after the other: the case is read once for them. */
export const onCaseNotify = (tell: Tell, { cases }: Pick<NoticeDoors, "cases">): Receiver => {
  const lastRead = new Map<string, { at: Date; matter: CaseForNotice }>();
  const matterOf = async (caseId: string, at: Date) => {
    const last = lastRead.get(caseId);
    if (last?.at.getTime() === at.getTime()) return last.matter;
    const matter = await cases.caseForNotice(caseId);
    lastRead.delete(caseId);
    if (matter) lastRead.set(caseId, { at, matter });
    for (const oldest of lastRead.keys())
      if (lastRead.size > mostKept) lastRead.delete(oldest);
      else break;
    return matter;
  };
  return async ({ id, data, at }) => {
    const { caseId, event, to, urgent } = data as unknown as CaseNotify;
    const matter = await matterOf(caseId, at);
    if (matter) await tell({ entry: id, event, matter, to, urgent, now: at });
  };
};

/** What follows a call: nobody there is called again, up to three times; then, or with a wrong number, somebody must think. */
export const onCallMade =
  (
    tell: Tell,
    visits: VisitTeller,
    { cases, isWorkday }: Pick<NoticeDoors, "cases" | "isWorkday">,
    { changes }: AppKit,
  ): Receiver =>
  async ({ id, data }) => {
    const task = await callTasks.findForFollowing(String(data["taskId"]));
    if (!task?.done || task.done.result === "told") return;
    const { at } = task.done;
    const { caseId, visitId, responsibleId } = task;
    const again = callAgainDue(at, isWorkday);
    const ofUse = task.until === undefined || again < task.until;
    if (task.done.result === "no_answer" && task.attempt < mostAttempts && ofUse) {
      await callTasks.addAgain(task, at, again);
      const subject = caseId ?? visitId ?? "";
      await changes.publish([{ topic: "callTask", subject, audience: [`user:${task.done.byId}`] }]);
      return;
    }
    if (visitId !== undefined && responsibleId !== undefined)
      await visits.unreached({ visitId, responsibleId }, id, at);
    const matter = caseId === undefined ? undefined : await cases.caseForNotice(caseId);
    if (!matter) return;
    const to: Recipient = matter.responsible ? `user:${matter.responsible.id}` : `centre:${matter.centre.code}`;
    await tell({ entry: id, event: "call_failed", matter, to: [to], urgent: false, now: at });
  };

/** Tells the centre above of danger that nobody has looked at for five minutes; up to the county, five minutes each. */
export const raiseUnseen = (
  tell: Tell,
  { cases, regions }: Pick<NoticeDoors, "cases" | "regions">,
  { metrics }: AppKit,
): Job => {
  const raise = async ({ centre, caseId, event, entry: told }: Notice, now: Date) => {
    const above = centre === undefined ? undefined : regions.parentOf(centre);
    const matter = above === undefined || caseId === undefined ? undefined : await cases.caseForNotice(caseId);
    if (above === undefined || !matter || event === "visit" || event === "visit_soon" || event === "question") return;
    metrics.count("urgent_raised");
    const entry = `${told}^`;
    await tell({ entry, event, matter, to: [`centre:${above}`], urgent: true, now });
  };

  return {
    name: "notices.raiseUnseen",
    everyMs: 60_000,
    run: async (now) => {
      const unseen = await urgentNotices.unseenSince(new Date(now.getTime() - unseenMs), mostRaisedAtOnce);
      const oneOfEachCentre = new Map(unseen.map((notice) => [`${notice.entry}|${notice.centre}`, notice]));
      for (const notice of oneOfEachCentre.values()) {
        if (!(await urgentNotices.seenByAnybody(notice.entry))) await raise(notice, now);
        await urgentNotices.stopWatching(notice.entry);
      }
    },
  };
};
