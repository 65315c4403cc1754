import type Router from "@koa/router";
import { lawCards } from "@qizhen/shared/contract/lawCards";
import { questionDesk } from "@qizhen/shared/contract/questionDesk";
import { questions } from "@qizhen/shared/contract/questions";
import { malformed } from "../../kernel/errors";
import { createGuessLimit } from "../../kernel/http/limits";
import { words as kernelWords } from "../../kernel/words";
import type { AppKit } from "../accounts";
import { actOnQuestion } from "./act/actOnQuestion";
import { askQuestion, previewQuestion } from "./ask/askQuestion";
import { readSettings, saveSettings } from "./desk/settings";
import { listTemplates, saveTemplate } from "./desk/templates";
import type { QuestionParts } from "./doors";
import { listLawCards } from "./lawCards/listLawCards";
import { saveLawCard } from "./lawCards/saveLawCard";
import { countDesk, listDesk, listPeople, readDesk, readOriginal } from "./read/readDesk";
import {
  foundAnswer,
  listMine,
  listQuestions,
  readByCode,
  readOwn,
  readQuestion,
  similarQuestions,
} from "./read/readPublic";

/** What residents and strangers read. Paths of one word stand before `:id`. */
const readingRoutes = (router: Router, { route }: AppKit, parts: QuestionParts) => {
  route(router, questions.list)(({ query }) => listQuestions(query, parts));
  route(router, questions.similar)(({ query }) => similarQuestions(query.text, parts));
  route(router, questions.mine)(({ query }, { actor, now }) => listMine({ actor, ...query, now }, parts));
  route(router, questions.preview)(({ body }) => Promise.resolve(previewQuestion(body)));
  route(
    router,
    questions.read,
  )(({ params }, { actor, now }) => readQuestion({ actor, questionId: params.id, now }, parts));
  route(router, questions.own)(({ params }, { actor, now }) => readOwn({ actor, questionId: params.id, now }, parts));
};

const askingRoutes = (router: Router, { route, kick }: AppKit, parts: QuestionParts) => {
  // Guessed codes count, by address: the one who tries them need be nobody.
  const guessing = createGuessLimit();
  route(router, questions.byCode)(({ body }, { ip, now }) => guessing(ip, () => readByCode({ ...body, now }, parts)));
  route(
    router,
    questions.ask,
  )(async ({ body }, { actor, intent, now }) => {
    if (!intent) throw malformed(kernelWords.keyMissing);
    const asked = await askQuestion({ actor, form: body, intent, now }, parts);
    kick();
    return asked;
  });
  route(router, questions.found)(({ params }, { actor }) => foundAnswer({ actor, questionId: params.id }, parts));
  route(
    router,
    questions.act,
  )(async ({ params, body }, { actor, intent, ip, now }) => {
    const act = () => actOnQuestion({ actor, questionId: params.id, request: body, intent, now }, parts);
    const acted = await (body.code === undefined ? act() : guessing(ip, act));
    kick();
    return acted;
  });
};

const deskRoutes = (router: Router, { route }: AppKit, parts: QuestionParts) => {
  route(router, questionDesk.list)(({ query }, { actor, now }) => listDesk({ actor, ...query, now }, parts));
  route(router, questionDesk.count)((_, { actor }) => countDesk(actor, parts));
  route(
    router,
    questionDesk.read,
  )(({ params }, { actor, now }) => readDesk({ actor, questionId: params.id, now }, parts));
  route(
    router,
    questionDesk.original,
  )(({ params }, { actor, now }) => readOriginal({ actor, questionId: params.id, now }, parts));
  route(
    router,
    questionDesk.people,
  )(({ params }, { actor, now }) => listPeople({ actor, questionId: params.id, now }, parts));
  route(router, questionDesk.templates)((_, { actor }) => listTemplates(actor, parts));
  route(
    router,
    questionDesk.saveTemplate,
  )(({ body }, { actor, now }) => saveTemplate({ actor, form: body, now }, parts));
  route(router, questionDesk.settings)(({ query }, { actor }) => readSettings(actor, query.county, parts));
  route(router, questionDesk.saveSettings)(({ body }, { actor, now }) => saveSettings({ actor, ...body, now }, parts));
};

/** HTTP of 公开问诊. */
export const questionRoutes = (router: Router, kit: AppKit, parts: QuestionParts): void => {
  const { route, kick } = kit;
  readingRoutes(router, kit, parts);
  askingRoutes(router, kit, parts);
  deskRoutes(router, kit, parts);
  route(router, lawCards.list)(({ query }, { actor }) => listLawCards({ actor, ...query }, parts));
  route(
    router,
    lawCards.save,
  )(async ({ body: { id, version, ...form } }, { actor, now }) => {
    const saved = await saveLawCard({ actor, id, version, form, now }, parts);
    kick("law_cards");
    return saved;
  });
};
