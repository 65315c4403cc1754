import type { Service } from "@qizhen/shared/vocabulary";
import type { CategoryWord } from "./categories";
import type { FactWords, Guard, GuardName, KnowledgeData, Signal } from "./knowledge/shapes";
import { type ReadyModel, readyModel } from "./linear";
import { compileLexicon, type Lexicon } from "./lexicon";
import { compilePhrases } from "./phrases";

/** Knowledge made ready for reading reports: phrases compiled once, the model unpacked. */
export interface Knowledge {
  data: KnowledgeData;
  idioms: Lexicon<true>;
  now: RegExp;
  past: RegExp;
  guards: Record<GuardName, { guard: Guard; before: RegExp; after: RegExp | undefined }>;
  signals: Lexicon<Signal>;
  signs: Lexicon<string>;
  categories: Lexicon<CategoryWord>;
  senses: Lexicon<string>;
  services: { service: Service; pattern: RegExp }[];
  facts: FactPatterns;
  model: { category: ReadyModel; risk: ReadyModel; level: ReadyModel };
}

/** The words of facts, compiled: `…After` stands at the start of what follows, `…Before` at the end of what precedes. */
export interface FactPatterns {
  peopleAfter: RegExp;
  notPeopleBefore: RegExp;
  moneyAfter: RegExp;
  notMoneyAfter: RegExp;
  notDisputed: RegExp;
  perMonthBefore: RegExp;
  perPersonBefore: RegExp;
  perMuBefore: RegExp;
  unpaid: RegExp;
  marks: [Mark, RegExp][];
}

/** What else a report may show (标记). */
export type Mark = (typeof marks)[number];
const marks = [
  "organisation",
  "authority",
  "acrossVillages",
  "acrossTowns",
  "medicalDeath",
  "trifles",
  "asks",
  "mongolian",
] as const satisfies (keyof FactWords)[];

/** Compiles knowledge. @throws Error naming the phrase that cannot be read */
export function compileKnowledge(data: KnowledgeData): Knowledge {
  const compile = (phrases: string[]) => compilePhrases(phrases, data.lists);
  const guards = Object.fromEntries(
    Object.entries(data.guards).map(([name, guard]) => [
      name,
      { guard, before: compile(guard.before), after: guard.after.length > 0 ? compile(guard.after) : undefined },
    ]),
  ) as Knowledge["guards"];
  return {
    data,
    idioms: compileLexicon([{ means: true, phrases: data.idioms }], data.lists),
    now: compile(data.nowWords),
    past: compile(data.guards.past.before),
    guards,
    signals: compileLexicon(
      data.signals.map((signal) => ({ means: signal, phrases: signal.phrases })),
      data.lists,
    ),
    signs: compileLexicon(
      data.signs.map(({ id, words }) => ({ means: id, phrases: words })),
      data.lists,
    ),
    categories: compileLexicon(
      data.categories.flatMap(({ category, words }) =>
        words.map(({ weight, phrases }) => ({ means: { category, weight }, phrases })),
      ),
      data.lists,
    ),
    services: data.services.map(({ service, phrases }) => ({ service, pattern: compile(phrases) })),
    senses: compileLexicon(
      data.senses.map(({ id, words }) => ({ means: id, phrases: words })),
      data.lists,
    ),
    facts: compileFacts(data.facts, compile),
    model: {
      category: readyModel(data.model.category),
      risk: readyModel(data.model.risk),
      level: readyModel(data.model.level),
    },
  };
}

function compileFacts(words: FactWords, compile: (phrases: string[]) => RegExp): FactPatterns {
  const atStart = (phrases: string[]) => new RegExp(`^(?:${compile(phrases).source})`);
  const atEnd = (phrases: string[]) => new RegExp(`(?:${compile(phrases).source})$`);
  return {
    peopleAfter: atStart(words.people),
    notPeopleBefore: atEnd(words.notPeople),
    moneyAfter: atStart(words.moneyUnits),
    notMoneyAfter: atStart(words.notMoney),
    notDisputed: compile(words.notDisputed),
    perMonthBefore: atEnd(words.perMonth),
    perPersonBefore: atEnd(words.perPerson),
    perMuBefore: atEnd(words.perMu),
    unpaid: compile(words.unpaid),
    marks: marks.map((mark) => [mark, compile(words[mark])]),
  };
}
