import type { Published } from "@qizhen/shared/contract/statistics";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { notFound } from "../../kernel/errors";
import type { BookStore } from "./bookStore";
import type { CountStore } from "./countStore";
import type { StatisticsDoors } from "./doors";
import type { ReleaseStore } from "./releaseStore";
import { sumOf } from "./rules/cells";
import { monthsAfter } from "./rules/period";
import { publishedOf } from "./rules/publish";
import { words } from "./words";

export interface PublishDoors extends Pick<StatisticsDoors, "regions"> {
  books: Pick<BookStore, "books">;
  counts: Pick<CountStore, "read">;
  releases: ReleaseStore;
}

/** From this day of the next month on a month is published: ratings can be changed for seven days after a close. */
const publishedFromDay = 11;
const monthsShown = 12;

/** Towns that are in force, of every county. */
const townsOf = ({ regions }: PublishDoors) =>
  regions.childrenOf(null).flatMap((county) => regions.childrenOf(county.code).filter(({ level }) => level === "town"));

/**
 * Publishes the month that is over and settled, of each town by itself. Only towns, no total over them, each month by itself
 * and only once: nothing public can be subtracted from something else that is public. Safe to repeat.
 */
export const publishMonths = async (doors: PublishDoors, now: Date): Promise<void> => {
  const today = dayOf(now);
  const { live } = await doors.books.books();
  if (!live) return;
  const month = monthsAfter(today.slice(0, 7), Number(today.slice(8)) >= publishedFromDay ? -1 : -2);
  for (const { code } of townsOf(doors)) {
    const cells = await doors.counts.read(live, { nodes: [code], kind: "all", period: { first: month, last: month } });
    await doors.releases.publish(code, publishedOf(month, sumOf(cells.map(({ n }) => n))), now);
  }
};

/** What is public of a town, newest month first. @throws notFound for what is no town */
export const readPublished = async (
  code: string,
  { regions, releases }: Pick<PublishDoors, "regions" | "releases">,
): Promise<{ town: { code: string; name: string }; months: Published[] }> => {
  const town = regions.byCode(code);
  if (town?.level !== "town") throw notFound(words.noSuchTown);
  return { town: { code, name: town.name }, months: await releases.ofTown(code, monthsShown) };
};
