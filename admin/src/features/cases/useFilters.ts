import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { cases } from "@qizhen/shared/contract/cases";
import type * as z from "zod";

/** The filters of the list as they stand in the address bar, so that a link shares the view. */
export type Filters = Omit<z.input<typeof cases.list.query>, "limit" | "cursor">;
type Name = keyof Filters & string;

const names: Name[] = [
  "status",
  "risk",
  "category",
  "service",
  "region",
  "mine",
  "overdue",
  "due",
  "responsible",
  "from",
  "to",
  "q",
  "order",
];

/** Reads the address; what the contract would refuse (an old or mistyped link) is left out. */
export const readFilters = (search: URLSearchParams): Filters => {
  const filters: Record<string, string> = {};
  for (const name of names) {
    const value = search.get(name);
    if (value && cases.list.query.safeParse({ [name]: value }).success) filters[name] = value;
  }
  return filters as Filters;
};

/** The filters, and a way to change some of them; undefined or empty takes one out. */
export const useFilters = () => {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(search), [search]);
  const change = (changes: Partial<Record<Name, string | undefined>>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const use = (view: string) => setSearch(new URLSearchParams(view));
  return { filters, change, use, view: search.toString() };
};
