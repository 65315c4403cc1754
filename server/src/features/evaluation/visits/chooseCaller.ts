import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { derivedId } from "../../../kernel/ids";
import { isHere } from "../../accounts";
import type { EvaluationDoors } from "../doors";
import type { Named, VisitRecord } from "../record";
import type { VisitStore } from "./visitStore";

interface Doors extends Pick<EvaluationDoors, "accounts" | "regions" | "cases"> {
  visits: Pick<VisitStore, "openOf">;
}

/** Those of a region and of the grids right below it. */
const placesAt = (code: string, regions: Doors["regions"]) => [
  code,
  ...regions
    .childrenOf(code)
    .map((below) => below.code)
    .filter((below) => below.length === 15),
];

/**
 * Who asks how it was: somebody who never had to do with the case and is no relation of the parties; of the same village first,
 * then of the town and the county; the one with the fewest open visits. Undefined where there is nobody.
 */
export const chooseCaller = async (
  v: Pick<VisitRecord, "id" | "caseId" | "not" | "regionPath">,
  but: readonly string[],
  doors: Doors,
  now: Date,
): Promise<Named | undefined> => {
  const today = dayOf(now);
  for (const code of v.regionPath.filter(({ length }) => length === 12).reverse()) {
    const found = await doors.accounts.staffInRegions(
      placesAt(code, doors.regions),
      "grid_worker",
      "mediator",
      "clerk",
    );
    const free = found.filter((one) => isHere(one, today) && !v.not.includes(one.id) && !but.includes(one.id));
    const open = await doors.visits.openOf(free.map(({ id }) => id));
    const order = free
      .map((one) => ({ one, load: open.get(one.id) ?? 0, turn: derivedId(v.id, one.id) }))
      .sort((left, right) => left.load - right.load || left.turn.localeCompare(right.turn));
    for (const { one } of order)
      if (!(await doors.cases.judging.standsAside(one.id, v.caseId)))
        return { id: one.id, name: one.name, unit: doors.regions.nameOf(one.region) };
  }
  return undefined;
};
