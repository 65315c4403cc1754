import type { QuestionSettings } from "@qizhen/shared/contract/questionDesk";
import { conflict, forbidden, notFound } from "../../../kernel/errors";
import { hasRole, type Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import { words } from "../words";
import type { SettingsRecord } from "./settingsStore";

/** The county somebody works in; another is not theirs to name. @throws notFound */
const countyOf = (actor: Actor, asked: string | undefined, { regions }: Pick<QuestionParts, "regions">) => {
  const own = actor.region && regions.pathOf(actor.region.code)[0];
  if (own === undefined || (asked !== undefined && asked !== own)) throw notFound(words.settings.notCounty);
  return own;
};

const mayWrite = (actor: Actor, county: string) => actor.region?.code === county && hasRole(actor, "clerk", "admin");
const present = (actor: Actor, { county, fourEyes, answerDays, version }: SettingsRecord): QuestionSettings => ({
  county,
  fourEyes,
  answerDays,
  version,
  mayWrite: mayWrite(actor, county),
});

/** @throws notFound for another county */
export const readSettings = async (actor: Actor, county: string | undefined, parts: QuestionParts) =>
  present(actor, await parts.settings.of(countyOf(actor, county, parts)));

/** A repeat of what stands there changes nothing. @throws notFound, forbidden; conflict where another was faster */
export const saveSettings = async (
  command: {
    actor: Actor;
    county?: string | undefined;
    version: number;
    fourEyes: boolean;
    answerDays: number;
    now: Date;
  },
  parts: QuestionParts,
): Promise<QuestionSettings> => {
  const { actor, version, fourEyes, answerDays, now } = command;
  const county = countyOf(actor, command.county, parts);
  if (!mayWrite(actor, county)) throw forbidden(words.notYours);
  const saved = await parts.settings.save({ county, version, fourEyes, answerDays }, now);
  const there = await parts.settings.of(county);
  const same = there.version === version + 1 && there.fourEyes === fourEyes && there.answerDays === answerDays;
  if (!saved && !same) throw conflict(words.settings.movedOn);
  return present(actor, there);
};
