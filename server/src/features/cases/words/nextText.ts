import { reopenDays } from "@qizhen/shared/rules/caseLife";
import { outcomes, residentStatuses, statuses, waits } from "@qizhen/shared/vocabulary";
import type { CaseRecord } from "../record";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { runningPromise } from "../rules/matter";
import { clockWords, overdueWords, words } from ".";
import { byWhen, plainDay, spanText } from "./whenText";

type Asked = Pick<
  CaseRecord,
  | "status"
  | "waitingFor"
  | "risk"
  | "centre"
  | "responsible"
  | "receiving"
  | "dueAt"
  | "clock"
  | "outcome"
  | "closedAt"
  | "rating"
  | "asked"
  | "paused"
  | "promise"
  | "levelClock"
>;

const whoHas = (c: Asked) => (c.responsible ? `${c.responsible.unit}的${c.responsible.name}` : c.centre.name);
const stepDue = (c: Asked, now: Date) => (c.clock && c.clock.dueAt > now ? c.clock.dueAt : undefined);
const inTime = (c: Asked, now: Date) => {
  const due = stepDue(c, now);
  return due ? byWhen(due, now) : "尽快";
};
const centre = (c: Asked) => words.centreOf(c.centre.name);

const whileMediating = (c: Asked, now: Date) => {
  const due = stepDue(c, now);
  if (c.paused) return `先停一停，${due ? `最晚${byWhen(due, now)}接着办，` : ""}${whoHas(c)}会再联系您`;
  if (c.asked) return `${whoHas(c)}有话问您，请看一看、回一句`;
  return `${whoHas(c)}正在两头谈`;
};

const afterClose = (c: Asked, forApplicant: boolean) => {
  const rate = forApplicant && !c.rating ? "请您评一评办得怎么样。" : "";
  const again = forApplicant ? `${reopenDays} 天之内觉得没办好，可以让我们重新办。` : "";
  const roads = c.outcome === "failed" || c.outcome === "refused" ? "您还可以去仲裁、找主管部门或者去法院。" : "";
  return `${roads}${rate}${again}` || "这件事已经了结";
};

/** What happens next and by when, as a resident reads it (UX, "Voice"). */
export const residentNext = (c: Asked, now: Date, forApplicant: boolean): string => {
  switch (c.status) {
    case "submitted":
      if (c.risk === "red") return `要是现在有危险，请先打 110。${centre(c)}的人马上看您的事`;
      return c.waitingFor === "capacity"
        ? `调解员手上都满了，已经给您排上队，${centre(c)}会${inTime(c, now)}安排人`
        : `${centre(c)}的工作人员会${inTime(c, now)}看完，安排合适的人`;
    case "assigned":
      return `${whoHas(c)}会${inTime(c, now)}联系您`;
    case "mediating":
      return whileMediating(c, now);
    case "agreed":
      return c.clock ? `谈成了。说好的事请在${byWhen(c.clock.dueAt, now)}办完，没办到就告诉我们` : "谈成了，等着履行";
    case "transferred":
      return `${c.receiving?.name ?? "那边"}在办，${whoHas(c)}会一直跟着，有消息就告诉您`;
    case "closed":
      return afterClose(c, forApplicant);
    case "rejected":
      return "这件事我们不能受理，原因和能走的路写在经过里";
    case "withdrawn":
      return "您撤回了。想再说，随时都可以";
  }
};

/** By when there is a result, or by how much the promised day is over; undefined where nothing is promised any more. */
export const promiseText = (c: Asked, now: Date, isStaff: boolean): string | undefined => {
  const promise = runningPromise(c);
  if (!promise) return undefined;
  const late = promise.dueAt <= now;
  if (!late) return `${isStaff ? "全案" : ""}最晚${plainDay(dayOf(promise.dueAt))}有结果`;
  const span = spanText(now.getTime() - promise.dueAt.getTime());
  return isStaff ? `全案已超期 ${span}` : `已超期 ${span}，${centre(c)}在催`;
};

/** What a notice says of a matter: what happens next, and by when there is a result. */
export const noticeNext = (c: Asked, now: Date): string =>
  [residentNext(c, now, true), promiseText(c, now, false)].filter(Boolean).join("。");

/** What happens next, for staff: whose clock runs, and how long still. */
export const staffNext = (c: Asked, now: Date): string => {
  if (!c.clock) return c.status === "closed" && !c.rating ? "等当事人评价" : "已经结束";
  if (c.clock.dueAt <= now)
    return `超 ${spanText(now.getTime() - c.clock.dueAt.getTime())}：${overdueWords[c.clock.what]}`;
  const step = `${clockWords[c.clock.what]}，还有 ${spanText(c.clock.dueAt.getTime() - now.getTime())}`;
  const promise = runningPromise(c);
  return promise && promise.dueAt <= now ? `${promiseText(c, now, true) ?? ""}；${step}` : step;
};

const residentOutcome = (c: Asked) => {
  if (c.outcome === "agreed" || c.outcome === "partly") return `${outcomes[c.outcome]}，已了结`;
  return c.outcome === "failed" ? "没谈成" : residentStatuses.closed;
};

/** The state in words. */
export const statusText = (c: Asked, isStaff: boolean): string => {
  if (isStaff) return c.waitingFor ? `${statuses[c.status]}，${waits[c.waitingFor]}` : statuses[c.status];
  if (c.status === "assigned" && c.responsible) return `已交给${whoHas(c)}`;
  if (c.status === "transferred" && c.receiving) return `已转给${c.receiving.name}`;
  return c.status === "closed" ? residentOutcome(c) : residentStatuses[c.status];
};
