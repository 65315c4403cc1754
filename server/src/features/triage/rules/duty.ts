import type { Category } from "@qizhen/shared/vocabulary";
import type { CategoryDuty, KnowledgeData } from "./knowledge/shapes";

/** Who is in charge of a category at a place (谁主管谁负责): the rule of the nearest region that has one, else the county's. */
export function dutyFor(
  category: Category,
  path: readonly string[] | undefined,
  { duties, localDuties }: Pick<KnowledgeData, "duties" | "localDuties">,
): CategoryDuty {
  if (!path || localDuties.length === 0) return duties[category];
  const depthOf = ({ region, category: of }: (typeof localDuties)[number]) =>
    of === category ? path.indexOf(region) : -1;
  const nearest = localDuties.reduce<{ depth: number; duty: CategoryDuty }>(
    (best, local) => (depthOf(local) > best.depth ? { depth: depthOf(local), duty: local.duty } : best),
    { depth: -1, duty: duties[category] },
  );
  return nearest.duty;
}
