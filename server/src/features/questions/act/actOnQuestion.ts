import type { QuestionRequest } from "@qizhen/shared/contract/questions";
import { conflict, forbidden, notFound, unauthenticated } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import { isStaff, type Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import { changedEntry, questionActed } from "../events";
import { maySee, partsOf, type Visitor } from "../policy";
import { lifeOf, presentOwn, presentPublic } from "../presenter";
import { everyQuestion } from "../questionStore";
import { readDeskQuestion } from "../read/readDesk";
import { isPublic, type QuestionRecord } from "../record";
import { decide } from "../rules/life";
import { words } from "../words";
import { answeringSteps } from "./answering";
import { askExpert } from "./askExpert";
import { askerSteps } from "./asker";
import type { StepChange, StepCommand } from "./command";
import { hideMore, moderating } from "./moderate";

interface Command {
  actor: Actor | undefined;
  questionId: string;
  request: QuestionRequest;
  intent: Intent | undefined;
  now: Date;
}

const takers = { ...moderating, ...answeringSteps, ...askerSteps, ask_expert: askExpert, hide_more: hideMore };

/** Each action is taken by its own: the request's action picks the taker whose command it is. */
const takeStep = (command: StepCommand, parts: QuestionParts): Promise<StepChange> | StepChange =>
  (takers[command.request.action] as (command: StepCommand, parts: QuestionParts) => Promise<StepChange> | StepChange)(
    command,
    parts,
  );

/** What somebody sent with which key: theirs alone. */
const doneOf = ({ actor, intent }: Pick<Command, "actor" | "intent">, { secrets }: QuestionParts) =>
  intent && { key: `${actor ? secrets.whoOf(actor.id) : "code"}|${intent.key}`, digest: intent.digest };

/** @throws conflict where the key was used for another step */
const isRepeat = (question: QuestionRecord, done: ReturnType<typeof doneOf>): boolean => {
  const before = done && question.doneKeys.find(({ key }) => key === done.key);
  if (before && before.digest !== done.digest) throw conflict(kernelWords.keyReused);
  return before !== undefined;
};

/** The question as whoever took the step may read it now. */
const show = async (question: QuestionRecord, visitor: Visitor, parts: QuestionParts, now: Date, message?: string) => {
  const { actor } = visitor;
  const held = partsOf(visitor, question, parts);
  const staff = actor !== undefined && isStaff(actor) && held.length > 0;
  return {
    id: question.id,
    status: question.state,
    ...(message !== undefined && { message }),
    ...(held.includes("asker") && question.case && { caseId: question.case.id }),
    ...(isPublic(question) && { public: await presentPublic(question, visitor, parts, now) }),
    ...(held.includes("asker") && { own: await presentOwn(question, visitor, parts, now) }),
    ...(staff && { desk: await readDeskQuestion(question, actor, parts, now) }),
  };
};

/** Steps of staff on what is not theirs alone are kept in the audit. */
const actedEntry = ({ actor, question, request, now }: StepCommand) =>
  actor && isStaff(actor) && request.action !== "draft"
    ? [
        makeEntry(
          questionActed,
          {
            chain: `question:${question.id}`,
            kind: `question.${request.action}`,
            subject: question.id,
            actor: { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" },
            reason: "reason" in request ? (request.reason ?? "") : "",
          },
          now,
        ),
      ]
    : [];

const stepOf = (command: Command, visitor: Visitor, question: QuestionRecord, parts: QuestionParts): StepCommand => {
  const { actor, request, intent, now } = command;
  const held = partsOf(visitor, question, parts);
  if (!maySee(held, question)) throw notFound(words.notFound);
  if (held.length === 0 && !actor) throw unauthenticated(words.signIn);
  const decided = decide(lifeOf(question), request.action, held);
  if ("fault" in decided) {
    if (decided.fault === "notNow") throw conflict(words.notNow);
    throw actor ? forbidden(words.notYours) : unauthenticated(words.signIn);
  }
  if (request.version !== undefined && request.version !== question.version) throw conflict(words.movedOn);
  return { actor, question, request, to: decided.to, held, intent, now };
};

/** Others may be faster; a step that nobody's sight of it depends on is decided again. */
const mostTries = 5;

/**
 * Takes one step of a question's life (公开问诊). A repeat of its key changes nothing.
 * @throws notFound where it is not theirs to see; unauthenticated, forbidden, conflict, unprocessable with a sentence
 */
export const actOnQuestion = async (command: Command, parts: QuestionParts) => {
  const { actor, questionId, request, now } = command;
  const codeIndex = request.code === undefined ? undefined : parts.secrets.codeIndexOf(request.code);
  const done = doneOf(command, parts);
  for (let left = mostTries; left > 0; left -= 1) {
    const question = await parts.questions.find(everyQuestion, questionId);
    if (!question) throw notFound(words.notFound);
    const hasCode = codeIndex !== undefined && question.codeIndex === codeIndex;
    if (codeIndex !== undefined && !hasCode) throw notFound(words.wrongCode);
    const visitor: Visitor = { actor, hasCode };
    if (isRepeat(question, done)) return show(question, visitor, parts, now);
    const step = stepOf(command, visitor, question, parts);
    const { set, unset, tell = [], message } = await takeStep(step, parts);
    const outbox = [changedEntry(question.id, now), ...tell, ...actedEntry(step)];
    const saved = await parts.questions.apply(question, { set: { state: step.to, ...set }, ...(unset && { unset }), outbox, done }, now); // prettier-ignore
    if (saved) return show(saved, visitor, parts, now, message);
  }
  throw conflict(words.movedOn);
};
