import { regions } from "@qizhen/shared/contract/regions";
import { useGet } from "./useGet";
import { useMyGrid, villageDigits } from "./useMyGrid";

/** The town that the reader's grid lies in. */
export const useTown = (): { code: string; name: string } | undefined => {
  const grid = useMyGrid();
  const map = useGet(regions.map, grid ? { params: { code: grid.code.slice(0, villageDigits) } } : null).data;
  return map?.within[map.within.length - 1];
};

/** Its name. */
export const useTownName = () => useTown()?.name;
