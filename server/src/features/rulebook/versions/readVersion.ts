import type { Rules } from "@qizhen/shared/contract/rulebook";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import { hasRole } from "../../accounts";
import type { RulebookParts } from "../parts";
import { countyOf } from "../policy";
import { wordChanges } from "../rules/wordChanges";
import { words } from "../words";
import { presentVersion, productVersion } from "./presentVersion";

const beginning = new Date(0);

/** The rules of a version; 0 is the product as it comes. Undefined where there is none of that number. */
export const rulesOf = async (
  county: string,
  number: number,
  { versions }: Pick<RulebookParts, "versions">,
): Promise<Rules | undefined> => (number === 0 ? noRules() : (await versions.find(county, number))?.rules);

const knownIn = ({ defaults, regions }: Pick<RulebookParts, "defaults" | "regions">) => ({
  defaults,
  nameOf: (region: string) => regions.byCode(region)?.name ?? region,
});

/** Changes between two rule sets, each in words. */
export const changesInWords = (before: Rules, after: Rules, parts: Pick<RulebookParts, "defaults" | "regions">) =>
  wordChanges(before, after, knownIn(parts));

/** The county's rulebook (分诊规则): what is in force, the newest version, and what there is to change. */
export const readRulebook = async (actor: Actor, parts: RulebookParts) => {
  const county = countyOf(actor, parts.regions);
  const [book, newest] = await Promise.all([parts.versions.rulebook(county.code), parts.versions.newest(county.code)]);
  const adoptedRules = (await rulesOf(county.code, book.adopted, parts)) ?? noRules();
  const rules = newest?.rules ?? noRules();
  return {
    county,
    mayEdit: hasRole(actor, "admin"),
    adopted: book.adopted,
    adoptedRules,
    head: newest ? presentVersion(newest, book) : productVersion(book, beginning),
    rules,
    changes: changesInWords(adoptedRules, rules, parts),
    defaults: parts.defaults,
  };
};

/** One version, with what it changed of the one it was made from. @throws notFound */
export const readVersion = async (actor: Actor, number: number, parts: RulebookParts) => {
  const county = countyOf(actor, parts.regions).code;
  const [book, version] = await Promise.all([parts.versions.rulebook(county), parts.versions.find(county, number)]);
  if (number === 0) return { ...productVersion(book, beginning), rules: noRules(), changes: [] };
  if (!version) throw notFound(words.versionNotFound);
  const before = (await rulesOf(county, version.basedOn, parts)) ?? noRules();
  return {
    ...presentVersion(version, book),
    rules: version.rules,
    changes: changesInWords(before, version.rules, parts),
  };
};

/** Every version of the county, the newest first. */
export const listVersions = async (
  actor: Actor,
  page: { limit: number; cursor: string | undefined },
  parts: RulebookParts,
) => {
  const county = countyOf(actor, parts.regions).code;
  const [book, { items, next }] = await Promise.all([
    parts.versions.rulebook(county),
    parts.versions.page(county, page),
  ]);
  return { items: items.map((version) => presentVersion(version, book)), next };
};
