import { useInfiniteQuery } from "@tanstack/react-query";
import { statistics, type Measure } from "@qizhen/shared/contract/statistics";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";

/** What the board is filtered by. */
export interface Filter {
  region: string;
  from: string;
  to: string;
  mediator?: string | undefined;
}

/** The cases behind a number, `limit` at a time. */
export const useCounted = (filter: Filter, measure: Measure | undefined, limit: number) => {
  const query = useInfiniteQuery({
    queryKey: [...keys.statistics, "cases", filter, measure, limit],
    queryFn: ({ pageParam }) =>
      ask(statistics.cases, { query: { ...filter, measure: measure ?? "ended", limit, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: measure !== undefined,
  });
  return { ...query, rows: query.data?.pages.flatMap(({ items }) => items) ?? [] };
};
