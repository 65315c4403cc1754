import { forbidden, unprocessable } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { RegionsDoor } from "./doors";
import { words } from "./words";

/** The county whose rules somebody sees and changes: rules are the county's own, so only its people come near them. */
export const countyOf = (actor: Actor, regions: RegionsDoor): { code: string; name: string } => {
  const code = actor.region?.code;
  if (code === undefined) throw unprocessable(words.noCounty);
  const region = regions.byCode(code);
  if (!region) throw unprocessable(words.noCounty);
  if (region.level !== "county") throw forbidden(words.notCounty);
  return { code, name: region.name };
};
