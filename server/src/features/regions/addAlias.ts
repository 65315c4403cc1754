import { conflict, unprocessable } from "../../kernel/errors";
import type { AliasStore, StoredAlias } from "./aliasStore";
import { aliasKey, isUsableAlias } from "./rules/alias";
import type { Snapshot } from "./snapshot";
import type { StoredRegion } from "./store";
import { words } from "./words";

export interface AliasCommand {
  region: StoredRegion;
  name: string;
  estate: string | undefined;
  by: { id: string; name: string };
  now: Date;
}

const refuse = (field: "name" | "estate", sentence: string) => unprocessable(sentence, { [field]: sentence });

/** Another grid of the same village that has this very address already. */
const otherMeaning = (region: StoredRegion, name: string, { index, byCode }: Snapshot): string | undefined => {
  const { grid, village, meant, span } = index.locate({ address: name });
  const whole = span?.[0] === 0 && span[1] === name.length;
  const other = grid !== null && !byCode.get(grid)?.path.includes(region.code) && region.path.includes(village ?? "");
  return whole && !meant && other ? byCode.get(grid)?.name : undefined;
};

/**
 * Gives a region, or an estate in it, another name (别名). The same again changes nothing.
 * @throws unprocessable for a name that would find too much, or an estate that is none; conflict where it means another place
 */
export const addAlias = async (
  { region, name, estate, by, now }: AliasCommand,
  { store, snapshot }: { store: AliasStore; snapshot: Snapshot },
): Promise<StoredAlias> => {
  if (!isUsableAlias(name)) throw refuse("name", words.aliasUseless);
  if (estate !== undefined && !snapshot.index.estatesIn(region.code).includes(estate))
    throw refuse("estate", words.noSuchEstate);
  const other = estate === undefined ? otherMeaning(region, name, snapshot) : undefined;
  if (other !== undefined) throw conflict(words.aliasMeansOther(other));
  const within = region.level === "grid" ? (region.parent ?? region.code) : region.code;
  const alias = { code: region.code, name, ...(estate !== undefined && { estate }), by, at: now };
  const done = await store.add(alias, { county: region.path[0] ?? "", within, key: aliasKey(name) });
  if ("added" in done) return done.added;
  const { code, estate: taken } = done.taken;
  throw conflict(words.aliasTaken(taken ?? snapshot.byCode.get(code)?.name ?? code));
};
