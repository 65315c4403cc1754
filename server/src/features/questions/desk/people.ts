import type { AnswerBadge } from "@qizhen/shared/contract/questionShapes";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { isHere } from "../../accounts";
import type { QuestionParts } from "../doors";
import type { QuestionRecord } from "../record";
import { badgeOf, fitsField } from "../rules/badges";

/** Somebody who may be asked to answer. */
export interface QuestionDeskPerson {
  id: string;
  name: string;
  badge: AnswerBadge;
  unit: string;
  fits: boolean;
}

const mostPeople = 100;
const answering = ["expert", "department", "mediator", "clerk"] as const;

/** Who may be asked: at work in the county, those whose field it is first. */
export const peopleFor = async (
  { regionPath, category }: Pick<QuestionRecord, "regionPath" | "category">,
  { accounts, regions }: Pick<QuestionParts, "accounts" | "regions">,
  now: Date,
): Promise<QuestionDeskPerson[]> => {
  const county = regionPath[0] ?? "";
  const pages = await Promise.all(
    answering.map((role) => accounts.staffPage(county, { role, limit: mostPeople, cursor: undefined })),
  );
  const staff = new Map(pages.flatMap(({ items }) => items).map((one) => [one.id, one]));
  return [...staff.values()]
    .filter((one) => isHere(one, dayOf(now)))
    .flatMap((one) => {
      const badge = badgeOf(one);
      if (!badge) return [];
      return [{ id: one.id, name: one.name, badge, unit: regions.nameOf(one.region), fits: fitsField(one, category) }];
    })
    .sort((one, other) => Number(other.fits) - Number(one.fits));
};
