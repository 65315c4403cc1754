import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import { settingsStore } from "./desk/settingsStore";
import { templateStore } from "./desk/templateStore";
import type { QuestionDoors, QuestionParts } from "./doors";
import { lawCardChanged, questionActed, questionAsked, questionChanged, questionTell } from "./events";
import { lawCardStore } from "./lawCards/lawCardStore";
import { LawCardModel, QuestionModel } from "./model";
import { questionStore } from "./questionStore";
import { questionRoutes } from "./routes";
import { createSearch } from "./search";
import { createQuestionSecrets } from "./secrets";
import { voteStore } from "./voteStore";
import { onActed, onAsked, onCardChanged, onChanged, onTell, questionJobs } from "./watch";

/** 公开问诊: questions that anybody may read once somebody has moderated them, and professionals' answers. */
export const createQuestions = (kit: AppKit, doors: QuestionDoors) => {
  const parts: QuestionParts = {
    ...doors,
    questions: questionStore,
    votes: voteStore,
    cards: lawCardStore,
    templates: templateStore,
    settings: settingsStore,
    secrets: createQuestionSecrets(kit.cipher),
    search: createSearch(kit),
  };
  const watching = { ...parts, changes: kit.changes, clock: kit.clock, log: kit.log };
  return {
    routes: (router: Router) => questionRoutes(router, kit, parts),
    receivers: {
      [questionChanged]: [onChanged(watching)],
      [questionAsked]: [onAsked(watching)],
      [questionTell]: [onTell(watching)],
      [questionActed]: [onActed(watching)],
      [lawCardChanged]: [onCardChanged(watching)],
    } satisfies Record<string, Receiver[]>,
    jobs: questionJobs(watching),
    /** Where entries wait. */
    outboxes: [QuestionModel, LawCardModel],
  };
};
