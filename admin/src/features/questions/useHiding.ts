import { useKept } from "../../client/kept";
import { hide, publicText, sameHiding, unhide, type Hidden } from "./hiding";

/** All places where these words stand. */
const placesOf = (text: string, words: string): number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
};

/**
 * What a moderator hides of a text and shows again, kept in this tab until it is published. It begins with what the
 * server hides by itself (`offered`).
 */
export const useHiding = (name: string, text: string, offered: Hidden[], mark: string) => {
  const [kept, setKept, clear] = useKept<Hidden[] | null>(name, null);
  const stretches = kept ?? offered;
  return {
    stretches,
    offered,
    text,
    shown: publicText(text, stretches),
    changed: !sameHiding(stretches, offered),
    /** Hides these words wherever they stand; answers how many places that were. */
    hideWords: (words: string): number => {
      const places = words === "" ? [] : placesOf(text, words);
      const more = places.map((from) => ({ from, to: from + words.length, shown: mark }));
      if (more.length > 0) setKept(more.reduce(hide, stretches));
      return places.length;
    },
    hide: (one: Hidden) => setKept(hide(stretches, one)),
    unhide: (from: number) => setKept(unhide(stretches, from)),
    clear,
  };
};
export type Hiding = ReturnType<typeof useHiding>;
