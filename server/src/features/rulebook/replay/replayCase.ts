import { noRules } from "@qizhen/shared/rules/rulebookFields";
import { categories, levels, risks, services } from "@qizhen/shared/vocabulary";
import { notFound, unprocessable } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { CountyRules, Decided } from "../../triage";
import type { CaseToReplay } from "../doors";
import type { RulebookParts } from "../parts";
import { rulesOf } from "../versions/readVersion";
import { words } from "../words";

/** What a decision comes to, each part in words. */
const shown = ({ category, risk, level, department, service, confidence }: Decided) => ({
  category: categories[category],
  risk: risks[risk],
  level: levels[level],
  department,
  service: services[service],
  confidence: String(confidence),
});

/** The rules that decided a case; the county's own as they were then. */
export const rulesThen = async (
  { knowledge, regionPath }: Pick<CaseToReplay, "knowledge" | "regionPath">,
  parts: Pick<RulebookParts, "versions" | "triage">,
): Promise<{ rules: CountyRules; notes: string[] }> => {
  const { product, number } = parts.triage.partsOfVersion(knowledge);
  const rules = await rulesOf(regionPath[0] ?? "", number, parts);
  const notes = [
    ...(product === parts.triage.product ? [] : [words.notes.otherProduct(product, parts.triage.product)]),
    ...(rules ? [] : [words.notes.rulesGone]),
  ];
  return { rules: { number: rules ? number : 0, rules: rules ?? noRules() }, notes };
};

/**
 * Decides a case again by the rules that decided it (照原规则再算一遍), and says what differs. The understanding is compared;
 * the place is taken as it was registered, and who was free then is past.
 * @throws notFound; unprocessable where its words cannot be opened any more
 */
export const replayCase = async (actor: Actor, caseId: string, parts: RulebookParts) => {
  const found = await parts.cases.oneToReplay(caseId, actor);
  if (!found) throw notFound(words.caseNotFound);
  const { rules, notes } = await rulesThen(found, parts);
  const again = decide(found, rules, parts);
  const [before, after] = [shown(found.decided), shown(again)];
  const differences = (Object.keys(before) as (keyof typeof before)[]).flatMap((part) =>
    before[part] === after[part]
      ? []
      : [{ label: words.replayedLabels[part], before: before[part], after: after[part] }],
  );
  return {
    number: found.number,
    knowledge: found.knowledge,
    equal: differences.length === 0,
    differences,
    notes: [
      ...notes,
      ...(found.hints ? [] : [words.notes.hints]),
      ...(found.raised ? [words.notes.raised] : []),
      words.notes.place,
      words.notes.people,
    ],
  };
};

const decide = (
  { hints, regionPath: path, description }: CaseToReplay,
  rules: CountyRules,
  { triage }: RulebookParts,
) => {
  let text: string;
  try {
    text = description();
  } catch {
    throw unprocessable(words.notes.unread);
  }
  return triage.decideAgain({ ...hints, path, description: () => text }, rules);
};
