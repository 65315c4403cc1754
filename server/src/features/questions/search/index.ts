import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import * as z from "zod";
import type { Clock } from "../../../kernel/clock";
import { malformed } from "../../../kernel/errors";
import { words } from "../../../kernel/words";
import { dropQuestion, putQuestion, type SearchQuestion } from "./putQuestion";
import { rebuild } from "./rebuildLists";
import { searchQuestions, type Asked, type Hit } from "./searchQuestions";

export type { SearchQuestion } from "./putQuestion";

/** What somebody looks for, and which page of it. */
export interface SearchRequest extends Asked {
  cursor?: string | undefined;
  limit: number;
}

/** The index of published questions: how they are found. */
export interface QuestionSearch {
  /** Ids of what is found, the best first, at most 120 on all pages. Nothing to look for finds nothing. @throws malformed: cursor */
  search(request: SearchRequest): Promise<{ ids: string[]; next: string | null }>;
  /** Ids of the questions most like what somebody is writing, the likest first. */
  similar(text: string, more?: { limit?: number; except?: readonly string[] }): Promise<string[]>;
  /** Lets a question be found as it reads now. Safe to repeat. */
  put(question: SearchQuestion): Promise<void>;
  /** Nobody finds it from the first moment on. Safe to repeat. */
  drop(id: string): Promise<void>;
  /** Makes the index anew from all that is published. @returns how many there are */
  rebuild(questions: AsyncIterable<SearchQuestion>): Promise<number>;
}

const ordinarySimilar = 5;
const place = z.tuple([z.number(), z.string().max(64)]);

const pack = ({ score, id }: Hit) => Buffer.from(JSON.stringify([score, id])).toString("base64url");
const unpack = (cursor: string): Hit => {
  try {
    const [score, id] = place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { score, id };
  } catch {
    throw malformed(words.badCursor);
  }
};

const isAfter = (hit: Hit, last: Hit): boolean =>
  hit.score < last.score || (hit.score === last.score && hit.id > last.id);

const pageOf = (hits: readonly Hit[], cursor: string | undefined, limit: number) => {
  const last = cursor === undefined ? undefined : unpack(cursor);
  const rest = last ? hits.filter((hit) => isAfter(hit, last)) : hits;
  const page = rest.slice(0, limit);
  const end = page.at(-1);
  return { ids: page.map(({ id }) => id), next: end && rest.length > limit ? pack(end) : null };
};

export const createSearch = ({ clock }: { clock: Clock }): QuestionSearch => {
  const today = () => dayOf(clock());
  return {
    search: async ({ cursor, limit, ...asked }) => pageOf(await searchQuestions(asked, today()), cursor, limit),
    similar: async (text, { limit = ordinarySimilar, except = [] } = {}) =>
      (await searchQuestions({ q: text, except }, today())).slice(0, limit).map(({ id }) => id),
    put: putQuestion,
    drop: dropQuestion,
    rebuild,
  };
};
