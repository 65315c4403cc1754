import { useQueries, useQuery } from "@tanstack/react-query";
import { hours } from "@qizhen/shared/contract/hours";
import { supervision } from "@qizhen/shared/contract/supervision";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";

const yearMs = 3_600_000;

/** Somebody's calendar of some days, with the names of holidays as they come. */
export const useHostCalendar = (hostId: string, days: readonly string[]) => {
  const [from = "", to = from] = [days[0], days.at(-1)];
  const calendar = useQuery({
    queryKey: [...keys.visits, "calendar", hostId, from, to],
    queryFn: () => ask(hours.calendar, { query: { hostId, from, to } }),
    placeholderData: (before) => (before?.host.id === hostId ? before : undefined),
  });
  const years = [...new Set([from.slice(0, 4), to.slice(0, 4)])].map(Number);
  const named = useQueries({
    queries: years.map((year) => ({
      queryKey: [...keys.calendar, year],
      queryFn: () => ask(supervision.year, { params: { year } }),
      staleTime: yearMs,
    })),
  });
  const names = new Map(
    named.flatMap(({ data }) => data?.days ?? []).flatMap(({ day, name }) => (name ? [[day, name] as const] : [])),
  );
  return { calendar, names };
};
