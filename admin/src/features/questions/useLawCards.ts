import { useQuery } from "@tanstack/react-query";
import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { lawCards } from "@qizhen/shared/contract/lawCards";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { useSettled } from "../../client/useSettled";

/** Law cards by law, number or words; all, while nothing is typed. */
export const useLawCards = (typed: string) => {
  const q = useSettled(typed.trim(), 300);
  return useGrowing([...keys.lawCards, "list", q], (cursor) =>
    ask(lawCards.list, { query: { ...(q && { q }), limit: 50, cursor } }),
  );
};

const pageSize = 100;
/** Pages that are read at most to find the cards of a draft. */
const mostPages = 20;

const findCards = async (ids: string[]): Promise<LawCard[]> => {
  const found: LawCard[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && found.length < ids.length; page++) {
    const { items, next } = await ask(lawCards.list, { query: { limit: pageSize, cursor } });
    found.push(...items.filter(({ id }) => ids.includes(id)));
    if (!next) break;
    cursor = next;
  }
  return found;
};

/** The cards that a draft cites. */
export const useCardsOf = (ids: string[]) =>
  useQuery({
    queryKey: [...keys.lawCards, "of", ids],
    queryFn: () => findCards(ids),
    enabled: ids.length > 0,
  });
