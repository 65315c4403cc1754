import type { Rules } from "@qizhen/shared/contract/rulebook";
import { changesBetween, noRules } from "@qizhen/shared/rules/rulebookFields";
import { conflict, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import type { RulebookParts } from "../parts";
import { countyOf } from "../policy";
import { checkRules } from "../rules/checkRules";
import type { StoredVersion } from "../versionStore";
import { words } from "../words";
import { presentVersion } from "./presentVersion";
import { changesInWords, rulesOf } from "./readVersion";

interface Command {
  actor: Actor;
  basedOn: number;
  rules: Rules;
  reason: string;
  intent: Intent | undefined;
  now: Date;
}

/**
 * Saves a rule set as the county's next version. Of two administrators who changed the same one, the second is answered with the
 * first's changes, field by field: the number of the next version is unique, so one of two inserts stands.
 * @throws unprocessable naming each field that is not sound; conflict where another has saved meanwhile
 */
export const saveVersion = async (command: Command, parts: RulebookParts) => {
  const { actor, basedOn, rules, reason, now } = command;
  const county = countyOf(actor, parts.regions).code;
  const intent = command.intent && { who: actor.id, ...command.intent };
  const repeated = intent && (await repeatOf(county, intent, parts));
  if (repeated) return presentVersion(repeated, await parts.versions.rulebook(county));
  const base = await rulesOf(county, basedOn, parts);
  if (!base) throw notFound(words.versionNotFound);
  const newest = await parts.versions.newest(county);
  if ((newest?.number ?? 0) !== basedOn) throw await changedMeanwhile(county, basedOn, parts);
  refuseUnsound(rules, county, parts);
  if (changesBetween(base, rules).length === 0) throw unprocessable(words.nothingChanged);
  const author = { id: actor.id, name: actor.name };
  const version = { number: basedOn + 1, basedOn, rules, author, reason, at: now, intent };
  if (!(await parts.versions.insert(county, version))) {
    const twin = intent && (await repeatOf(county, intent, parts));
    if (!twin) throw await changedMeanwhile(county, basedOn, parts);
    return presentVersion(twin, await parts.versions.rulebook(county));
  }
  return presentVersion(version, await parts.versions.rulebook(county));
};

/** @throws conflict where the key was used for another rule set */
const repeatOf = async (
  county: string,
  { who, key, digest }: { who: string; key: string; digest: string },
  { versions }: RulebookParts,
): Promise<StoredVersion | undefined> => {
  const earlier = await versions.byIntent(county, who, key);
  if (earlier && earlier.intent?.digest !== digest) throw conflict(kernelWords.keyReused);
  return earlier;
};

const refuseUnsound = (rules: Rules, county: string, parts: RulebookParts) => {
  const { defaults, regions, triage } = parts;
  const problems = checkRules(rules, { county, defaults, regions, faultOf: triage.faultOf });
  const [first] = problems;
  if (!first) return;
  const fields = Object.fromEntries(problems.map(({ path, message }) => [`rules.${path.join(".")}`, message]));
  throw unprocessable(words.problems(first.message, problems.length - 1), fields);
};

/** What others saved since, each field with who changed it from what to what. */
const changedMeanwhile = async (county: string, basedOn: number, parts: RulebookParts) => {
  const newest = await parts.versions.newest(county);
  const before = (await rulesOf(county, basedOn, parts)) ?? noRules();
  const by = newest?.author.name ?? words.fallback;
  const changes = changesInWords(before, newest?.rules ?? noRules(), parts);
  const fields = Object.fromEntries(
    changes.map(({ path, label, before: was, after }) => [
      `rules.${path.join(".")}`,
      words.theirChange(by, label, was, after),
    ]),
  );
  return conflict(words.changedMeanwhile(by), fields);
};
