import type { DayEntry } from "@qizhen/shared/contract/supervision";
import { conflict, forbidden, malformed } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { SupervisionDoors } from "../doors";
import { words } from "../words";
import type { DayStore } from "./dayStore";
import type { DayKeeper } from "./keepDays";

interface Command {
  actor: Actor;
  year: number;
  version: number;
  days: readonly DayEntry[];
  now: Date;
}

interface Doors extends Pick<SupervisionDoors, "cases" | "regions"> {
  store: DayStore;
  keeper: Pick<DayKeeper, "refresh">;
}

/** The county that somebody answers for as a whole. @throws forbidden for who answers for a part of one */
const wholeCounty = ({ region }: Actor, { regions }: Pick<Doors, "regions">): string => {
  const [county] = region ? regions.pathOf(region.code) : [];
  if (county === undefined || county !== region?.code) throw forbidden(words.countyOnly);
  return county;
};

const check = (year: number, days: readonly DayEntry[]) => {
  const wrong = days.find(({ day }) => !day.startsWith(`${year}-`));
  if (wrong) throw malformed(words.otherYear(wrong.day, year), { days: words.otherYear(wrong.day, year) });
  const twice = days.find(({ day }, at) => days.findIndex((other) => other.day === day) !== at);
  if (twice) throw malformed(words.dayTwice(twice.day), { days: words.dayTwice(twice.day) });
};

/**
 * Enters a year's days (节假日安排). All processes count by them within seconds, and dates that were a guess are counted again.
 * A repeat of what stands there already changes nothing.
 * @throws forbidden, malformed; conflict where another was faster
 */
export const saveYear = async ({ actor, year, version, days, now }: Command, doors: Doors) => {
  const { store, keeper, cases } = doors;
  const county = wholeCounty(actor, doors);
  check(year, days);
  const saved = await store.save({ county, year, version }, { days, by: actor.name, now });
  if (!saved) {
    const there = await store.find(county, year);
    const same = there?.version === version + 1 && JSON.stringify(there.days) === JSON.stringify(days);
    if (!there || !same) throw conflict(words.yearMovedOn(there?.by ?? ""));
    return there;
  }
  await keeper.refresh();
  await cases.recount(county, now);
  return saved;
};
