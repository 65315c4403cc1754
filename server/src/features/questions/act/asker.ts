import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { unprocessable } from "../../../kernel/errors";
import { randomId } from "../../../kernel/ids";
import { caseOfQuestion } from "../ask/toCase";
import { isPublic, publicStates } from "../record";
import { unfit } from "../rules/flags";
import { hideAll } from "../rules/hide";
import { words } from "../words";
import { need, withFlags, type Take } from "./command";

/** What an asker adds, fit to be read. @throws unprocessable */
const added = (text: string | undefined): string => {
  const given = need("text", text);
  const fault = unfit({ title: "", body: given });
  if (fault) throw unprocessable(words.unfit[fault], { text: words.unfit[fault] });
  return given;
};

/** Masked at once, and for moderators to look at before others read it. */
const followUp: Take<"follow_up"> = ({ question, request, now }) => {
  const one = { id: randomId(), text: hideAll(added(request.text)), day: dayOf(now), waiting: isPublic(question) };
  const flag = { kind: "follow_up" as const, because: "", spans: [] };
  const flags = [...question.flags.filter(({ kind }) => kind !== "follow_up"), ...(one.waiting ? [flag] : [])];
  const set = { followUps: [...question.followUps, one], since: now, ...withFlags(question, flags) };
  return { set, message: words.followUpNoted };
};

/** 补充: for moderators, beside the question. */
const reply: Take<"reply"> = ({ question, request, now }) => {
  const text = hideAll(added(request.text));
  const exchange = [...question.exchange, { by: "asker" as const, text, at: now }];
  return { set: { exchange, since: now }, unset: ["note"], message: words.repliedAgain };
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
