import { actions, type Action } from "@qizhen/shared/vocabulary";
import type { TimelineEntry } from "../record";

/** What is kept with a line about a group (群体性事项). */
interface Data {
  /** Number of the lead case; staff read it. */
  lead?: string;
  isLead?: boolean;
  reason?: string;
  step?: Action;
  count?: number;
  open?: number;
}
interface Reader {
  id: string;
}
type Teller = (data: Data, entry: TimelineEntry, reader: Reader) => string | undefined;

const because = (reason: string | undefined) => (reason ? `：${reason}` : "");

/** A step of the lead case as the members' people read it: what happened, and of nobody. */
const publicSteps: Partial<Record<Action, string>> = {
  accept: "有调解员接手了",
  escalate: "报到上一级办了",
  transfer: "转给主管单位办了",
  receive_back: "转出去的又回来接着办了",
  pause: "先停一停",
  resume: "接着办了",
  agree: "谈成了",
  fulfil: "说好的都做到了",
  close: "办完了",
  reopen: "重新办理了",
};

/** What somebody who only follows a matter reads of it: that something happened, when, and of nobody. */
export const publicLinesOf = (timeline: readonly TimelineEntry[]): { at: Date; text: string }[] =>
  timeline.flatMap(({ kind, at, staffOnly }) => {
    const text = staffOnly ? undefined : publicSteps[kind as Action];
    return text ? [{ at, text }] : [];
  });

/** Whether a step of the lead case is one that members are told. */
export const isPublicStep = (action: string): action is Action => action in publicSteps;

/** Lines of groups as staff read them. */
export const groupsForStaff: Readonly<Record<string, Teller>> = {
  group_joined: ({ lead, isLead }, entry) => {
    if (isLead) return "作为主件，立为群体事项";
    return `${entry.by ? "并入" : "当事人选了和邻居一起办，并入"}群体事项（主件 ${lead ?? ""}）`;
  },
  group_left: ({ reason }) => `移出群体事项${because(reason)}`,
  group_lead: ({ lead }) => `群体事项换主件：${lead ?? ""}`,
  group_progress: ({ step, lead }) => `主件 ${lead ?? ""} ${step ? actions[step] : "有进展"}`,
  group_large: ({ count }) => `同一群体已有 ${count ?? 0} 件，按规定应评橙色以上，请重新判定风险`,
  group_lead_closed: ({ open }) => `主件已办结，同组还有 ${open ?? 0} 件没有办结，请逐件或一起办结`,
  group_too_late: () => "当事人想和邻居一起办，那件事已经办完，单独办",
};

/** Lines of groups as residents read them; of the neighbours no more than that there are some. */
export const groupsForResidents: Readonly<Record<string, Teller>> = {
  group_joined: () => "邻居反映的是同一件事，放在一起办",
  group_left: () => "这件事改为单独办",
  group_progress: ({ step }) => {
    const text = step && publicSteps[step];
    return text && `一起办的同一件事：${text}`;
  },
  group_too_late: () => "邻居的那件事已经办完了，您的事单独办",
};
