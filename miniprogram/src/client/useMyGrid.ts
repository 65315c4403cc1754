import { regions } from "@qizhen/shared/contract/regions";
import { useUser } from "./session";
import { useSettings } from "./settings";
import { useGet } from "./useGet";

/** Digits of a village's code; those of a grid go on from there. */
export const villageDigits = 12;

/** The grid of whoever holds the phone: their own as they chose it, else the one that the last code named. */
export const useMyGrid = () => {
  const own = useUser()?.grid;
  const scene = useSettings((settings) => settings.scene);
  const named = useGet(regions.locate, own || !scene ? null : { query: { scene } });
  return own ?? named.data?.grid ?? undefined;
};
