import { unprocessable } from "../../kernel/errors";
import { metresBetween } from "../triage";
import type { Actor } from "../accounts";
import type { DirectoryDoors } from "./doors";
import { words } from "./words";

/** Whose neighbourhood is looked at. */
export interface Neighbourhood {
  county: string;
  /** Codes from the county down to the place. */
  path: readonly string[];
  /** Metres to the middle of a region; undefined where the place is known no better than the county. */
  metresTo(region: string): number | undefined;
}

/**
 * The place that is asked for, else where whoever asks lives or works, else the first county.
 * @throws unprocessable where there is no such place
 */
export const neighbourhoodOf = (
  region: string | undefined,
  actor: Actor,
  { regions }: Pick<DirectoryDoors, "regions">,
): Neighbourhood => {
  const code = region ?? actor.grid?.code ?? actor.region?.code ?? regions.childrenOf(null)[0]?.code;
  const path = code === undefined ? [] : regions.pathOf(code);
  const [county] = path;
  if (code === undefined || county === undefined) throw unprocessable(words.noSuchPlace, { region: words.noSuchPlace });
  const here = path.length > 1 ? regions.byCode(code)?.centre : undefined;
  const metresTo = (other: string) => {
    const there = regions.byCode(other)?.centre;
    return here && there ? Math.round(metresBetween(here, there)) : undefined;
  };
  return { county, path, metresTo };
};
