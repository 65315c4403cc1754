import { isId } from "../../kernel/ids";
import { notFound } from "../../kernel/errors";
import type { DirectoryDoors } from "./doors";
import type { Neighbourhood } from "./place";
import { lookUp, type Found } from "./showPeople";
import { words } from "./words";

/** Somebody of the directory of one's county. @throws notFound where there is none, or elsewhere */
export const findPerson = async (
  id: string,
  around: Neighbourhood,
  now: Date,
  doors: DirectoryDoors,
): Promise<Found> => {
  const [found] = isId(id) ? await lookUp([id], around, now, doors) : [];
  if (found?.person.regionPath[0] !== around.county) throw notFound(words.noSuchPerson);
  return found;
};
