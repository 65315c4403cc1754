import { useQueries, useQuery } from "@tanstack/react-query";
import { regions } from "@qizhen/shared/contract/regions";
import { keys } from "./keys";
import { ask } from "./send";

const hourMs = 3_600_000;

const mapQuery = (code: string) => ({
  queryKey: [...keys.regions, "map", code],
  queryFn: () => ask(regions.map, { params: { code } }),
  staleTime: hourMs,
});

/** The lower regions of `parent`; without one, the counties. */
export const useRegions = (parent?: string, enabled = true) =>
  useQuery({
    queryKey: [...keys.regions, "list", parent ?? ""],
    queryFn: () => ask(regions.list, { query: { parent } }),
    staleTime: hourMs,
    enabled,
  });

/** A region's outline, those of its children, and what it lies within. */
export const useRegionMap = (code: string | undefined) => useQuery({ ...mapQuery(code ?? ""), enabled: !!code });

/** Several regions' outlines at once; what has not come yet is missing. */
export const useRegionMaps = (codes: string[]) =>
  useQueries({ queries: codes.map(mapQuery) }).flatMap((query) => (query.data ? [query.data] : []));

/** Village of a grid, town of a village: codes are built so (DOMAIN §8). */
export const villageOf = (grid: string): string => grid.slice(0, 12);
export const townOf = (code: string): string => `${code.slice(0, 9)}000`;
export const countyOf = (code: string): string => `${code.slice(0, 6)}000000`;
