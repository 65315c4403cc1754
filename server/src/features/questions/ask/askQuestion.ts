import type { Asking } from "@qizhen/shared/contract/questions";
import { conflict, tooMany, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { randomId } from "../../../kernel/ids";
import { words as kernelWords } from "../../../kernel/words";
import { makeEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import { changedEntry, questionAsked } from "../events";
import { marksOf, type QuestionRecord } from "../record";
import { flagsOf, plainWords, unfit } from "../rules/flags";
import { hideQuestion } from "../rules/hide";
import { words } from "../words";
import { dangerFlag, openDanger, ranks } from "./openDanger";

interface Command {
  actor: Actor;
  form: Asking;
  intent: Intent;
  now: Date;
}

/** How many somebody asks within a day; all the same, danger is always heard (it is a report, not a question). */
const mostADay = 10;
const dayMs = 24 * 60 * 60 * 1000;

const checkWords = (form: Asking): string => {
  const fault = unfit(form);
  if (fault) throw unprocessable(words.unfit[fault], { body: words.unfit[fault] });
  const plain = plainWords(form);
  if (plain.length < 2) throw unprocessable(words.noContent, { body: words.noContent });
  return plain;
};

type Triaged = Awaited<ReturnType<QuestionParts["triage"]["triageReport"]>>;

/** Where it belongs: of an anonymous one no more than the town is kept in the open. */
const placeOf = ({ regions }: Triaged, anonymous: boolean) => {
  const town = regions.find(({ level }) => level === "town");
  const coarse = regions.filter(({ level }) => level === "county" || level === "town");
  return {
    regionPath: (anonymous ? coarse : regions).map(({ code }) => code),
    ...(town && { town: { code: town.code, name: town.name } }),
  };
};

const build = ({ actor, form, intent, now }: Command, plain: string, triaged: Triaged, { secrets }: QuestionParts) => {
  const anonymous = form.anonymous === true;
  const shown = hideQuestion(form);
  const danger = triaged.result.risk === "red";
  const flags = [...(danger ? [dangerFlag] : []), ...flagsOf(shown, shown.hidden)];
  const place = placeOf(triaged, anonymous);
  const code = anonymous ? secrets.codeFor(actor.id, intent.key) : undefined;
  const record: QuestionRecord = {
    id: randomId(),
    who: secrets.whoOf(actor.id),
    sameWords: secrets.sameWordsOf(actor.id, plain),
    sealedAsker: secrets.sealAsker(actor.id),
    sealedOriginal: secrets.sealOriginal({ title: form.title, body: form.body, gridCode: form.gridCode }),
    anonymous,
    fromVoice: form.fromVoice === true,
    ...(code && { codeIndex: secrets.codeIndexOf(code) }),
    ...shown,
    edited: false,
    category: form.category ?? triaged.result.category,
    ...place,
    state: "pending",
    version: 0,
    flags,
    marks: marksOf(place.regionPath, flags, false),
    rank: danger ? ranks.danger : ranks.ordinary,
    since: now,
    askedAt: now,
    answers: [],
    followUps: [],
    exchange: [],
    drafts: [],
    doneKeys: [],
  };
  return { record, code, danger };
};

const answerOf = (question: QuestionRecord, code: string | undefined, urgent: Triaged["result"]["urgent"]) => ({
  id: question.id,
  status: question.state,
  ...(code && { code }),
  shown: { title: question.title, body: question.body, hidden: question.hidden.length },
  urgent,
  ...(question.case && { caseId: question.case.id }),
});

/** What the same intent has made before, with the same code. @throws conflict where the key was used for another question */
const repeated = async ({ actor, intent }: Command, { questions, secrets }: QuestionParts) => {
  const first = await questions.byIntent(secrets.whoOf(actor.id), intent.key);
  if (first && first.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return (
    first && answerOf(first.record, first.record.anonymous ? secrets.codeFor(actor.id, intent.key) : undefined, [])
  );
};

/**
 * Takes a question (提问): masked before anybody reads it, flagged, and kept for a moderator. Danger becomes a case at once.
 * @throws unprocessable for what is no question; conflict for the same words again; tooMany
 */
export const askQuestion = async (command: Command, parts: QuestionParts) => {
  const { actor, form, intent, now } = command;
  const plain = checkWords(form);
  const before = await repeated(command, parts);
  if (before) return before;
  const who = parts.secrets.whoOf(actor.id);
  const lately = await parts.questions.countSince(who, new Date(now.getTime() - dayMs), mostADay);
  const description = words.caseText(form.title, form.body);
  const { category, gridCode } = form;
  const triaged = await parts.triage.triageReport({ description, category, gridCode, homeGrid: actor.grid?.code }, now);
  if (lately >= mostADay && triaged.result.risk !== "red") throw tooMany(words.tooMany(mostADay), undefined, 3600);
  const { record, code, danger } = build(command, plain, triaged, parts);
  const entries = [changedEntry(record.id, now), makeEntry(questionAsked, { questionId: record.id }, now)];
  if (await parts.questions.insert(record, intent, entries)) {
    const kept = danger ? await openDanger(record, parts, now) : record;
    return answerOf(kept, code, triaged.result.urgent);
  }
  const meanwhile = await repeated(command, parts);
  if (meanwhile) return meanwhile;
  throw conflict(words.askedBefore);
};

/** What others would read of a text, before it is sent. */
export const previewQuestion = (form: { title: string; body: string }) => {
  const { title, body, hidden } = hideQuestion(form);
  return { title, body, hidden: hidden.length };
};
