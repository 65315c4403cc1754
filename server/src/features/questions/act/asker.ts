import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { unprocessable } from "../../../kernel/errors";
import { randomId } from "../../../kernel/ids";
import { dangerFlag, ranks } from "../ask/openDanger";
import { caseOfQuestion } from "../ask/toCase";
import type { QuestionParts } from "../doors";
import { isPublic, publicStates, type FlagRecord, type QuestionRecord } from "../record";
import { unfit } from "../rules/flags";
import { hideAll } from "../rules/hide";
import { words } from "../words";
import { need, withFlags, type StepCommand, type Take } from "./command";

/** What an asker adds, fit to be read. @throws unprocessable */
const added = (text: string | undefined): string => {
  const given = need("text", text);
  const fault = unfit({ title: "", body: given });
  if (fault) throw unprocessable(words.unfit[fault], { text: words.unfit[fault] });
  return given;
};

/** 追问、补充里的危险: it goes the way of a report at once, as in the question itself; the case hears all they have written. */
const dangerIn = async (
  text: string,
  { question, now }: Pick<StepCommand, "question" | "now">,
  parts: QuestionParts,
): Promise<Pick<QuestionRecord, "case" | "rank"> | undefined> => {
  const { gridCode } = parts.secrets.openOriginal(question.sealedOriginal);
  const place = gridCode ?? question.regionPath.at(-1);
  const { result } = await parts.triage.triageReport({ description: text, gridCode: place }, now);
  if (result.risk !== "red") return undefined;
  const said = { ...question, exchange: [...question.exchange, { by: "asker" as const, text, at: now }] };
  return { rank: ranks.danger, case: question.case ?? (await caseOfQuestion(said, parts, now)) };
};

const flaggedWith = (question: QuestionRecord, ...added: readonly FlagRecord[]) => {
  const others = question.flags.filter((flag) => added.every(({ kind }) => kind !== flag.kind));
  return withFlags(question, [...added, ...others]);
};

/** Masked at once, and for moderators to look at before others read it. */
const followUp: Take<"follow_up"> = async (command, parts) => {
  const { question, request, now } = command;
  const text = added(request.text);
  const danger = await dangerIn(text, command, parts);
  const one = { id: randomId(), text: hideAll(text), day: dayOf(now), waiting: isPublic(question) };
  const flags = [
    ...(danger ? [dangerFlag] : []),
    ...(one.waiting ? [{ kind: "follow_up" as const, because: "", spans: [] }] : []),
  ];
  return {
    set: { followUps: [...question.followUps, one], since: now, ...flaggedWith(question, ...flags), ...danger },
    message: danger ? words.dangerNoted : words.followUpNoted,
  };
};

/** 补充: for moderators, beside the question. */
const reply: Take<"reply"> = async (command, parts) => {
  const { question, request, now } = command;
  const given = added(request.text);
  const danger = await dangerIn(given, command, parts);
  const exchange = [...question.exchange, { by: "asker" as const, text: hideAll(given), at: now }];
  return {
    set: { exchange, since: now, ...(danger && { ...flaggedWith(question, dangerFlag), ...danger }) },
    unset: ["note"],
    message: danger ? words.dangerNoted : words.repliedAgain,
  };
};

const withdraw: Take<"withdraw"> = () => ({ set: {}, unset: ["sameWords", "remindAt"] });

/** 请调解员来办: a case of their own, privately; the public question stays only where they want it to. */
const convert: Take<"convert"> = async ({ question, request, now }, parts) => {
  const made = question.case ?? (await caseOfQuestion(question, parts, now));
  const stays =
    request.keepPublic === true &&
    (publicStates.some((open) => open === question.state) || question.state === "merged");
  return {
    set: { case: made, state: stays ? question.state : "converted" },
    ...(!stays && { unset: ["remindAt"] as const }),
    message: words.converted,
  };
};

export const askerSteps = { follow_up: followUp, reply, withdraw, convert };
