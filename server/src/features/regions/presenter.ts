import type { Region, RegionAlias } from "@qizhen/shared/contract/regions";
import type { StoredAlias } from "./aliasStore";
import type { Located } from "./rules/locate";
import type { Snapshot } from "./snapshot";
import type { StoredRegion } from "./store";

/** A region as everybody may see it; addresses and workers are for other answers. */
export const presentRegion = (r: StoredRegion): Region => ({
  code: r.code,
  level: r.level,
  name: r.name,
  parent: r.parent,
  ...(r.households !== null && { households: r.households }),
  ...(r.population !== null && { population: r.population }),
  centre: r.centre,
});

/** A region with its border, for drawing. */
export const presentMapped = (r: StoredRegion) => ({ ...presentRegion(r), polygons: r.shape });

/** A code with its name; null stays null. */
export const presentNamed = ({ byCode }: Snapshot, code: string | null) =>
  code === null ? null : { code, name: byCode.get(code)?.name ?? code };

/** Where something is, as the contract names it. */
export const presentLocated = (snapshot: Snapshot, { by, inside, candidates, ...place }: Located) => ({
  grid: presentNamed(snapshot, place.grid),
  village: presentNamed(snapshot, place.village),
  town: presentNamed(snapshot, place.town),
  county: presentNamed(snapshot, place.county),
  inside,
  by: by === "point" || by === "address" || by === "scene" ? by : null,
  candidates: candidates.map((code) => ({ code, name: snapshot.byCode.get(code)?.name ?? code })),
});

/** An alias with who gave it. */
export const presentAlias = ({ id, code, name, estate, by, at }: StoredAlias): RegionAlias => ({
  id,
  code,
  name,
  ...(estate !== undefined && { estate }),
  by: by.name,
  at: at.toISOString(),
});
