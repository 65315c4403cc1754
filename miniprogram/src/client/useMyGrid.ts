import { cases } from "@qizhen/shared/contract/cases";
import { regions } from "@qizhen/shared/contract/regions";
import { useUser } from "./session";
import { useSettings } from "./settings";
import { useGet } from "./useGet";

/** Digits of a village's code; those of a grid go on from there. */
export const villageDigits = 12;

/** The grid of whoever holds the phone: their own as they chose it, else the one that the last code named, else that of their last matter. */
export const useMyGrid = () => {
  const user = useUser();
  const own = user?.grid;
  const scene = useSettings((settings) => settings.scene);
  const named = useGet(regions.locate, own || !scene ? null : { query: { scene } });
  const mine = useGet(cases.list, user?.kind === "resident" ? {} : null);
  return own ?? named.data?.grid ?? mine.data?.items[0]?.grid ?? undefined;
};
