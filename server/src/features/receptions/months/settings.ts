import { minutesOf } from "@qizhen/shared/rules/shanghaiDays";
import type { ReceptionSettings } from "@qizhen/shared/contract/receptions";
import { conflict, unprocessable } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { ReceptionParts } from "../doors";
import { mustBeDesk, mustFindCentre, partsOf } from "../policy";
import { presentSettings } from "../presenter";
import type { SettingsRecord } from "../record";
import { endOf } from "../rules/faults";
import { words } from "../words";

export type SettingsForm = Pick<SettingsRecord, "daysPerMonth" | "start" | "minutes" | "places" | "place">;

/** What holds where a centre has set nothing; all of it a setting (领导定期接访, DOMAIN §1: leaders receive visitors monthly). */
const ordinary = { daysPerMonth: 4, start: "09:00", minutes: 20, places: 8, version: 0 };
const latest = 20 * 60;

/** How a centre receives, its own settings or the ordinary ones. */
export const settingsOf = async (
  centre: { code: string; name: string },
  { settings }: Pick<ReceptionParts, "settings">,
) => (await settings.find(centre.code)) ?? { ...ordinary, place: words.placeOf(centre.name) };

/** @throws notFound for another's centre */
export const readSettings = async (actor: Actor, code: string, parts: ReceptionParts): Promise<ReceptionSettings> => {
  const centre = mustFindCentre(actor, code, parts);
  return presentSettings(await settingsOf(centre, parts), partsOf(actor, centre.path).includes("desk"));
};

const same = (a: SettingsForm, b: SettingsForm) =>
  (["daysPerMonth", "start", "minutes", "places", "place"] as const).every((field) => a[field] === b[field]);

/**
 * Saves how a centre receives; months that are drafted already stay as they are. A repeat of what stands there changes nothing.
 * @throws notFound, forbidden, unprocessable; conflict where another was faster
 */
export const saveSettings = async (
  command: { actor: Actor; centre: string; version: number; form: SettingsForm; now: Date },
  parts: ReceptionParts,
): Promise<ReceptionSettings> => {
  const { actor, version, form, now } = command;
  const centre = mustFindCentre(actor, command.centre, parts);
  mustBeDesk(actor, centre.path);
  if (minutesOf(form.start) % 5 !== 0) throw unprocessable(words.dayFault.notFives, { start: words.dayFault.notFives });
  if (minutesOf(endOf(form)) > latest) throw unprocessable(words.wrongSettings, { places: words.wrongSettings });
  const by = { id: actor.id, name: actor.name };
  const saved = await parts.settings.save({ centre: centre.code, ...form, version, by, at: now });
  if (saved) return presentSettings(saved, true);
  const there = await parts.settings.find(centre.code);
  if (there?.version === version + 1 && same(there, form)) return presentSettings(there, true);
  throw conflict(words.movedOn(there?.by.name ?? ""));
};
