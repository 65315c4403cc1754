import type { AppKit } from "../accounts";
import { callTasks } from "./callStore";
import { notices } from "./noticeStore";
import { visitCallDue } from "./rules/callDue";
import { templateOf } from "./templates";
import { words } from "./words";

/** What is told of a visit, to one person, because of one entry. */
export interface VisitTelling {
  visitId: string;
  to: string;
  entry: string;
  at: Date;
  title: string;
  text: string;
  /** What of the visit: `visit_booked`, `visit_due`, `visit_soon`… */
  kind?: string | undefined;
}

/** What somebody without an account is told of a visit, by phone. */
export interface VisitCall {
  visitId: string;
  entry: string;
  at: Date;
  /** When telling is of no use any more. */
  until: Date;
  /** Name and phone are masked. */
  who: string;
  phone?: string;
  text: string;
  /** Whose staff call, the county first. */
  regionPath: readonly string[];
  /** Who receives the visitor, and hears of it when nobody can be reached. */
  hostId: string;
}

/** What whoever booked has just read on the screen: no consent for a message is spent on it. */
const saidAlready = ["visit_booked", "visit_waiting"];

/** Tells of visits (预约), which may belong to no case: in the app, or by a person's call. Each is safe to repeat. */
export const createVisitTeller = ({ env, changes, metrics }: AppKit) => {
  const tellOfVisit = async ({ visitId, kind = "", ...told }: VisitTelling): Promise<void> => {
    const event = kind === "visit_soon" ? "visit_soon" : "visit";
    const byWechat = !saidAlready.includes(kind) && templateOf(env.wechat.templates, event) !== undefined;
    await notices.add({ ...told, event, urgent: false, byWechat });
    await changes.publish([{ topic: "notice", subject: visitId, audience: [`user:${told.to}`] }]);
  };
  return {
    tellOfVisit,
    callAboutVisit: async ({ hostId, regionPath, ...call }: VisitCall): Promise<void> => {
      await callTasks.add({
        ...call,
        event: "visit",
        partyId: call.visitId,
        attempt: 1,
        dueAt: visitCallDue(call.at, call.until),
        regionPath: [...regionPath],
        responsibleId: hostId,
      });
      metrics.count("call_task");
      const audience = [`user:${hostId}`, `centre:${regionPath.at(-1) ?? ""}`];
      await changes.publish([{ topic: "callTask", subject: call.visitId, audience }]);
    },
    /** Nobody could be reached by phone: whoever receives them hears of it. */
    unreached: ({ visitId, responsibleId }: { visitId: string; responsibleId: string }, entry: string, at: Date) =>
      tellOfVisit({ visitId, to: responsibleId, entry, at, ...words.visitorUnreached }),
  };
};
export type VisitTeller = ReturnType<typeof createVisitTeller>;
