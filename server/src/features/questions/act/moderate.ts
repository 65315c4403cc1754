import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, unprocessable } from "../../../kernel/errors";
import { randomId } from "../../../kernel/ids";
import type { QuestionParts } from "../doors";
import { tellEntry } from "../events";
import { publicScope } from "../questionStore";
import { isPublic, type QuestionRecord } from "../record";
import { unfit } from "../rules/flags";
import { hideNumbers } from "../rules/hide";
import { words } from "../words";
import { need, signedIn, withFlags, withoutFlag, type StepCommand, type StepChange, type Take } from "./command";
import { askByField } from "./askExpert";

/** What the question would say: the moderator's words, without numbers that lead to somebody; or as it stands. */
const wordsOf = ({ question, request }: StepCommand<"publish"> | StepCommand<"edit">) => {
  const title = hideNumbers(request.title?.trim() || question.title);
  const body = hideNumbers(request.text?.trim() || question.body);
  const fault = unfit({ title, body });
  if (fault) throw unprocessable(words.unfit[fault], { text: words.unfit[fault] });
  const changed = title !== question.title || body !== question.body;
  // The stretches that stand for what was hidden lie elsewhere in changed words; those are found again by what they show.
  const hidden = question.hidden.filter(({ part, at: [from, to] }) => {
    const shown = question[part].slice(from, to);
    return (part === "title" ? title : body).slice(from, to) === shown;
  });
  return { title, body, hidden, changed, category: request.category ?? question.category };
};

const showFollowUps = (question: QuestionRecord): StepChange => ({
  set: {
    followUps: question.followUps.map((one) => ({ ...one, waiting: false })),
    ...withoutFlag(question, "follow_up"),
  },
});

/** 四眼: the first moderator's yes is to these very words; a second of another name makes them public. */
const firstYes = async (
  command: StepCommand<"publish">,
  changed: boolean,
  { settings }: QuestionParts,
): Promise<{ id: string; name: string } | undefined> => {
  const { question } = command;
  const actor = signedIn(command);
  const { fourEyes } = await settings.of(question.regionPath[0] ?? "");
  if (!fourEyes) return undefined;
  const first = changed ? undefined : question.firstEyes;
  if (first?.id === actor.id) throw conflict(words.secondMustDiffer);
  return first ? undefined : { id: actor.id, name: actor.name };
};

const publish: Take<"publish"> = async (command, parts) => {
  const { question, now } = command;
  if (isPublic(question) || question.state === "private") return showFollowUps(question);
  const { changed, ...shown } = wordsOf(command);
  const set = { ...shown, edited: question.edited || changed };
  const firstEyes = await firstYes(command, changed, parts);
  if (firstEyes) return { set: { ...set, firstEyes, state: question.state }, message: words.waitingSecond };
  const day = dayOf(now);
  const asked = await askByField(question, parts, now);
  return {
    set: { ...set, day, place: `${day} ${randomId()}`, since: now, ...asked.set },
    unset: ["firstEyes", "note"],
    tell: [tellEntry(question.id, "published", now), ...asked.tell],
  };
};

const edit: Take<"edit"> = (command) => {
  const { question } = command;
  const { changed, ...shown } = wordsOf(command);
  const set = { ...shown, edited: question.edited || changed, ...withoutFlag(question, "hide_more") };
  return { set, unset: ["sealedHideMore", ...(changed ? (["firstEyes"] as const) : [])] };
};

const reject: Take<"reject"> = ({ question, request, now }) => {
  const note = need("reason", request.reason);
  return { set: { note }, unset: ["remindAt"], tell: [tellEntry(question.id, "refused", now)] };
};

const askBack: Take<"ask_back"> = ({ question, request, now }) => {
  const text = need("text", request.text);
  const exchange = [...question.exchange, { by: "staff" as const, text, at: now }];
  return { set: { note: text, exchange, since: now }, tell: [tellEntry(question.id, "asked_back", now)] };
};

const merge: Take<"merge"> = async ({ question, request, now }, { questions }) => {
  const into = need("into", request.into);
  if (into === question.id) throw unprocessable(words.intoItself, { into: words.intoItself });
  // A merged question is not public: nothing is ever merged in a circle.
  const target: QuestionRecord | undefined = await questions.find(publicScope, into);
  if (!target || target.regionPath[0] !== question.regionPath[0])
    throw unprocessable(words.intoUnpublic, { into: words.intoUnpublic });
  return { set: { mergedInto: into }, unset: ["remindAt"], tell: [tellEntry(question.id, "merged", now)] };
};

const toPrivate: Take<"to_private"> = async ({ question, request, now }, parts) => {
  const asked = question.asked ? { set: {}, tell: [] } : await askByField(question, parts, now);
  const note = request.reason?.trim();
  return {
    set: { since: now, ...(note && { note }), ...asked.set },
    tell: [tellEntry(question.id, "private", now), ...asked.tell],
  };
};

export const moderating = { publish, edit, reject, ask_back: askBack, merge, to_private: toPrivate };

/** A resident wants more hidden: moderators see the question again, and what is meant. */
export const hideMore: Take<"hide_more"> = ({ question, request, now }, { secrets }) => {
  const text = need("text", request.text);
  const flag = { kind: "hide_more" as const, because: "", spans: [] };
  const flags = [...question.flags.filter(({ kind }) => kind !== "hide_more"), flag];
  return {
    set: { sealedHideMore: secrets.sealHideMore(text), since: now, ...withFlags(question, flags) },
    message: words.hideMoreNoted,
  };
};
