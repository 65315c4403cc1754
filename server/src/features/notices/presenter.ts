import type { CallTask as PresentedCall, Notice as PresentedNotice } from "@qizhen/shared/contract/notices";
import type { CallTask } from "./callStore";
import type { Notice } from "./noticeStore";
import { words } from "./words";

export const presentNotice = (notice: Notice): PresentedNotice => ({
  id: notice.id,
  at: notice.at.toISOString(),
  title: notice.title,
  text: notice.text,
  ...(notice.caseId !== undefined && { caseId: notice.caseId, caseNumber: notice.caseNumber }),
  urgent: notice.urgent,
  read: notice.read,
});

export const presentCall = (task: CallTask): PresentedCall => ({
  id: task.id,
  at: task.at.toISOString(),
  dueAt: task.dueAt.toISOString(),
  ...(task.caseId !== undefined && { caseId: task.caseId, caseNumber: task.caseNumber }),
  ...(task.visitId !== undefined && { visitId: task.visitId }),
  who: task.who,
  phone: task.phone,
  text: task.text,
  done: task.done && {
    at: task.done.at.toISOString(),
    by: task.done.by,
    result: words.callResult(task.done.result, task.done.note),
  },
});
