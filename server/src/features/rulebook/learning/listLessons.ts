import type { JudgedLine } from "@qizhen/shared/contract/rulebook";
import { maskText } from "@qizhen/shared/rules/masking";
import { categories, type Category, levels, risks } from "@qizhen/shared/vocabulary";
import type { Actor } from "../../accounts";
import type { JudgementDocument } from "../model";
import type { RulebookParts } from "../parts";
import { countyOf } from "../policy";
import { words } from "../words";

interface Wanted {
  category: Category | undefined;
  limit: number;
  cursor: string | undefined;
}

/** The learning list (学习清单): what clerks overruled, newest first; texts are masked. */
export const listLessons = async (actor: Actor, wanted: Wanted, parts: RulebookParts) => {
  const county = countyOf(actor, parts.regions).code;
  const { items, next } = await parts.judgements.overruled(county, wanted);
  const texts = await parts.cases.maskedTexts(
    county,
    items.map(({ caseId }) => caseId),
  );
  return { items: items.map((item) => lineOf(item, texts)), next };
};

const lineOf = (item: JudgementDocument, texts: ReadonlyMap<string, string>): JudgedLine => ({
  id: item._id,
  caseId: item.caseId,
  number: item.number,
  at: item.at.toISOString(),
  by: item.by,
  reason: maskText(item.reason),
  text: texts.get(item.caseId) ?? "",
  before: item.before,
  after: item.after,
  changed: item.changed,
  causes: item.causes.filter(({ about }) => item.changed.includes(about)).map(({ about, label }) => ({ about, label })),
});

const exportedAtOnce = 500;

/**
 * A part of the learning list in the format of the training data, one JSON object a line. That somebody took it away is recorded
 * before they have it.
 */
export const exportLessons = async (
  { actor, reason, cursor, now }: { actor: Actor; reason: string; cursor: string | undefined; now: Date },
  parts: RulebookParts,
) => {
  const county = countyOf(actor, parts.regions);
  const { items, next } = await parts.judgements.overruled(county.code, {
    category: undefined,
    limit: exportedAtOnce,
    cursor,
  });
  await parts.audit.record({
    chain: `rulebook:${county.code}`,
    kind: "rules.lessonsExported",
    subject: county.code,
    actor: { id: actor.id, name: actor.name, unit: county.name },
    reason,
    data: { count: items.length },
    now,
  });
  const texts = await parts.cases.maskedTexts(
    county.code,
    items.map(({ caseId }) => caseId),
  );
  const lines = items.flatMap((item) => exportLine(item, texts.get(item.caseId) ?? ""));
  return { jsonl: lines.map((line) => `${line}\n`).join(""), count: lines.length, next };
};

/** A report without words teaches nothing. */
const exportLine = ({ number, before, after, reason }: JudgementDocument, text: string): string[] => {
  if (text.trim() === "") return [];
  const from = [categories[before.category], risks[before.risk], levels[before.level]].join("、");
  const note = words.note(from, maskText(reason));
  return [JSON.stringify({ id: number, text, category: after.category, risk: after.risk, level: after.level, note })];
};
