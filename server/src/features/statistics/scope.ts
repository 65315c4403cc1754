import { notFound } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { StatisticsDoors } from "./doors";
import { words } from "./words";

/**
 * The region whose figures are asked for: one's own, or one below it. Another's is not there.
 * @throws notFound
 */
export const regionOf = (
  { region }: Pick<Actor, "region">,
  asked: string | undefined,
  { regions }: Pick<StatisticsDoors, "regions">,
): { code: string; name: string } => {
  const code = asked ?? region?.code;
  const path = code === undefined ? [] : regions.pathOf(code);
  if (code === undefined || !region || !path.includes(region.code)) throw notFound(words.noSuchRegion);
  return { code, name: regions.nameOf(code) };
};
