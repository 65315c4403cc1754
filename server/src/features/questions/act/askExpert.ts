import type { QuestionDeskPerson } from "../desk/people";
import { peopleFor } from "../desk/people";
import type { QuestionParts } from "../doors";
import { tellEntry } from "../events";
import type { QuestionRecord } from "../record";
import { unprocessable } from "../../../kernel/errors";
import { words } from "../words";
import { need, type Take } from "./command";

/** Somebody is asked, told, and reminded before and after the day by which an answer is due (in workdays of the county). */
const asking = async (
  question: QuestionRecord,
  { id, name, badge }: QuestionDeskPerson,
  parts: QuestionParts,
  now: Date,
) => {
  const county = question.regionPath[0] ?? "";
  const { answerDays } = await parts.settings.of(county);
  const { dueAt, warnAt } = parts.cases.countWorkdays(county)(now, answerDays);
  const remindAt = warnAt && warnAt > now ? warnAt : dueAt;
  return { set: { asked: { id, name, badge, dueAt }, remindAt }, tell: [tellEntry(question.id, "expert", now, id)] };
};

/** The first whose field it is; nobody where there is none, and then a moderator asks. */
export const askByField = async (
  question: QuestionRecord,
  parts: QuestionParts,
  now: Date,
): Promise<{ set: { asked?: QuestionRecord["asked"]; remindAt?: Date }; tell: ReturnType<typeof tellEntry>[] }> => {
  const person = (await peopleFor(question, parts, now)).find(({ fits, badge }) => fits && badge !== "clerk");
  return person ? asking(question, person, parts, now) : { set: {}, tell: [] };
};

export const askExpert: Take<"ask_expert"> = async ({ question, request, now }, parts) => {
  const staffId = need("staffId", request.staffId);
  const person = (await peopleFor(question, parts, now)).find(({ id }) => id === staffId);
  if (!person) throw unprocessable(words.noSuchPerson, { staffId: words.noSuchPerson });
  return asking(question, person, parts, now);
};
