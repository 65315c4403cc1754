import { regions } from "@qizhen/shared/contract/regions";
import { useGet } from "./useGet";
import { useMyGrid } from "./useMyGrid";

/** Digits of a village's code; a town's ends in zeros. */
const villageDigits = 12;

/** The town that the reader's grid lies in. */
export const useTownName = () => {
  const grid = useMyGrid();
  const map = useGet(regions.map, grid ? { params: { code: grid.code.slice(0, villageDigits) } } : null).data;
  return map?.within[map.within.length - 1]?.name;
};
