/** Which list of a gram: of questions that have it in their title, or elsewhere; of which block of questions. */
export interface ListId {
  gram: string;
  first: boolean;
  block: number;
}

/** A list's place among those of its gram, also a field's name. */
export const placeName = ({ first, block }: Pick<ListId, "first" | "block">): string => `${first ? "t" : "e"}${block}`;
export const listId = (where: ListId): string => `${where.gram}|${placeName(where)}`;

export const readListId = (id: string): ListId => {
  const [gram = "", place = ""] = id.split("|");
  return { gram, first: place.startsWith("t"), block: Number(place.slice(1)) };
};

/** A gram in a tier, as a question remembers where it stands. */
export const tierKey = (gram: string, first: boolean): string => `${first ? "t" : "e"}${gram}`;
export const listOfTier = (key: string, block: number): string =>
  listId({ gram: key.slice(1), first: key.startsWith("t"), block });
