import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { Changes } from "../../kernel/live/changes";
import type { Log } from "../../kernel/log";
import { derivedId } from "../../kernel/ids";
import type { Act } from "../audit";
import { marksFor } from "./act/answering";
import { withFlags } from "./act/command";
import { openDanger, ranks } from "./ask/openDanger";
import type { QuestionParts } from "./doors";
import type { Telling } from "./events";
import { everyQuestion } from "./questionStore";
import { isPublic, type QuestionRecord } from "./record";
import { words } from "./words";

export interface Watching extends QuestionParts {
  changes: Changes;
  clock: () => Date;
  log: Log;
}

/** A published question as search looks through it. */
export const inSearch = (question: QuestionRecord) => ({
  id: question.id,
  title: question.title,
  body: question.body,
  answers: question.answers.map(({ text }) => text),
  category: question.category,
  ...(question.town && { town: question.town.code }),
  helped: question.answers.reduce((sum, { helped }) => sum + helped, 0),
  day: question.day ?? "",
});

/** kind `question.changed`: search finds it as it reads now, or no more; the queue on open pages looks again. */
export const onChanged =
  ({ questions, search, changes }: Watching): Receiver =>
  async ({ data }) => {
    const question = await questions.find(everyQuestion, String(data["questionId"]));
    if (!question) return;
    if (isPublic(question)) await search.put(inSearch(question));
    else await search.drop(question.id);
    // Staff only: an asker's own page is told by its notice, so that no hint says whose a question is.
    const audience = [
      ...question.regionPath.map((code) => `centre:${code}`),
      ...(question.asked ? [`user:${question.asked.id}`] : []),
    ];
    await changes.publish([{ topic: "question", subject: question.id, audience }]);
  };

/** Other steps may be faster; each time it is written anew. */
const mostTries = 8;

const addFlag = async (questionId: string, flag: QuestionRecord["flags"][number], { questions, clock }: Watching) => {
  for (let left = mostTries; left > 0; left -= 1) {
    const found = await questions.find(everyQuestion, questionId);
    if (!found || found.flags.some(({ kind }) => kind === flag.kind)) return;
    if (await questions.apply(found, { set: withFlags(found, [...found.flags, flag]), outbox: [] }, clock())) return;
  }
  throw new Error("a question changed all the time while it was flagged; it is tried again");
};

/** WeChat's word on the public text, one sign among others; where it says nothing the moderator reads it like the rest. */
const askWechat = async (question: QuestionRecord, parts: Watching) => {
  if (!parts.wechat.configured) return;
  const openid = await parts.accounts.openidOf(parts.secrets.openAsker(question.sealedAsker));
  if (openid === undefined) return;
  try {
    const says = await parts.wechat.checkText({ openid, title: question.title, content: question.body });
    if (says !== "pass")
      await addFlag(question.id, { kind: `wechat_${says}`, because: words.wechat, spans: [] }, parts);
  } catch (error) {
    parts.log.warn({ err: error }, "WeChat gave no word on a question; a moderator reads it all the same");
  }
};

/** kind `question.asked`: danger has its case, the same question is named, WeChat is asked. Safe to repeat. */
export const onAsked =
  (parts: Watching): Receiver =>
  async ({ data }) => {
    const question = await parts.questions.find(everyQuestion, String(data["questionId"]));
    if (!question) return;
    if (question.rank === ranks.danger) await openDanger(question, parts, parts.clock());
    const [likest] = await parts.questions.findMany(everyQuestion, await parts.search.similar(question.title));
    if (likest && likest.id !== question.id && likest.title === question.title)
      await addFlag(question.id, { kind: "repeated", because: words.repeated(likest.id), spans: [] }, parts);
    await askWechat(question, parts);
  };

/** kind `question.tell`: the asker, or whoever was asked, is told that there is something; never what. */
export const onTell =
  ({ questions, notices, secrets }: Watching): Receiver =>
  async ({ id, at, data }) => {
    const { questionId, what, staffId } = data as { questionId: string; what: Telling; staffId?: string };
    const question = await questions.find(everyQuestion, questionId);
    if (!question) return;
    const [title, text] = words.tell[what];
    const to = staffId ?? secrets.openAsker(question.sealedAsker);
    await notices.tellOfQuestion({ to, entry: derivedId(id, to), at, title, text });
  };

/** kind `question.acted`: kept in the audit, once. */
export const onActed =
  ({ audit }: Watching): Receiver =>
  async ({ id, at, data }) => {
    await audit.record({ ...(data as unknown as Omit<Act, "once" | "now">), once: id, now: at });
  };

/** kind `lawCard.changed`: answers on it are marked, so that somebody looks at them again. Safe to repeat. */
export const onCardChanged =
  (parts: Watching): Receiver =>
  async ({ data }) => {
    const cardId = String(data["cardId"]);
    for (let after: string | undefined; ;) {
      const found = await parts.questions.citing(cardId, after);
      for (const one of found) await markAnew(one, parts);
      after = found.at(-1)?.id;
      if (after === undefined) return;
    }
  };

const markAnew = async (question: QuestionRecord, parts: Watching) => {
  let found: QuestionRecord | undefined = question;
  for (let left = mostTries; left > 0 && found; left -= 1) {
    const marks = await marksFor(found, found.answers, parts, parts.clock());
    if (marks.join() === found.marks.join()) return;
    if (await parts.questions.apply(found, { set: { marks }, outbox: [] }, parts.clock())) return;
    found = await parts.questions.find(everyQuestion, question.id);
  }
};

/** Whoever was asked is reminded before the day, and with the centre's clerks once it is over. */
const remind = async (question: QuestionRecord, parts: Watching, now: Date) => {
  const { asked } = question;
  if (!asked) return;
  const late = asked.dueAt <= now;
  const what: Telling = late ? "late" : "soon";
  const centre = question.regionPath.at(-1) ?? "";
  const clerks = late ? (await parts.accounts.staffInRegions([centre], "clerk")).filter((one) => !one.disabled) : [];
  const [title, text] = words.tell[what];
  for (const to of new Set([asked.id, ...clerks.map(({ id }) => id)])) {
    const entry = derivedId("question-due", question.id, asked.id, asked.dueAt.toISOString(), what, to);
    await parts.notices.tellOfQuestion({ to, entry, at: now, title, text });
  }
  const set = late ? {} : { remindAt: asked.dueAt };
  await parts.questions.apply(question, { set, ...(late && { unset: ["remindAt"] as const }), outbox: [] }, now);
};

export const questionJobs = (parts: Watching): Job[] => [
  {
    name: "questions.due",
    everyMs: 5 * 60_000,
    run: async (now) => {
      for (const question of await parts.questions.toRemind(now)) await remind(question, parts, now);
    },
  },
];
