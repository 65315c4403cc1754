import { useCallback, useState } from "react";
import { call, type Endpoint, type Send } from "@qizhen/shared/endpoint";
import useSWR, { mutate as mutateDefault } from "swr";
import type * as z from "zod";
import type { Loadable } from "../components/screen/loadable";
import { problemOf } from "./problems";
import { send, sendOpenly } from "./send";
import { useUser } from "./session";

interface Input<P, Q> {
  params?: P;
  query?: Q;
}

/** The address of what is asked for, for whoever asks: the key it is cached and refreshed by. */
const addressOf = (path: string, { params, query }: Input<unknown, unknown>, user: string) => {
  const given = (params ?? {}) as Record<string, string>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => given[name] ?? "");
  return `${user}|${filled}|${JSON.stringify(query ?? {})}`;
};

/** Asks the server for something and keeps it fresh; `null` asks for nothing yet. `by`: where the answer is another for whoever is known. */
export const useGet = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  input: Input<z.input<P>, z.input<Q>> | null = {},
  by: Send = endpoint.access === "public" ? sendOpenly : send,
): Loadable<z.output<A>> => {
  const user = useUser()?.id ?? "";
  const key = input && addressOf(endpoint.path, input, user);
  const {
    data,
    error,
    mutate: retry,
  } = useSWR(key, () => call(endpoint, by, input ?? {}), {
    shouldRetryOnError: false,
    dedupingInterval: 500,
  });
  return {
    data,
    problem: error === undefined ? null : problemOf(error),
    retry: useCallback(() => void retry(), [retry]),
  };
};

/** The cache that the screens read: the app's own once it is open (it remembers what was last seen), SWR's until then. */
let mutate = mutateDefault;
export const refreshIn = (app: typeof mutateDefault) => {
  mutate = app;
};

/** Asks anew for everything whose address contains one of these. */
export const refresh = (...parts: string[]) =>
  void mutate((key) => typeof key === "string" && parts.some((part) => key.includes(part)));

interface PageOf<T> {
  items: T[];
  next: string | null;
}

/** New items first, then those known before, each once: nothing that was on the screen jumps away when something new comes. */
const merged = <T extends { id: string }>(fresh: readonly T[], known: readonly T[]) => {
  const ids = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...known.filter(({ id }) => !ids.has(id))];
};

/** A list that is asked for page by page, newest first; the first page stays fresh, older ones follow `next`. */
export const useList = <T extends { id: string }>(
  first: Loadable<PageOf<T>>,
  older: (cursor: string) => Promise<PageOf<T>>,
) => {
  const [loaded, setLoaded] = useState<PageOf<T> | null>(null);
  const [busy, setBusy] = useState(false);
  const page = first.data;
  const items = merged(page?.items ?? [], loaded?.items ?? []);
  const next = loaded ? loaded.next : (page?.next ?? null);
  const loadMore = async () => {
    if (!next || busy) return;
    setBusy(true);
    try {
      const more = await older(next);
      setLoaded({ items: merged(items, more.items), next: more.next });
    } catch {
      // the button is still there, and the strip on top tells that there is no network
    } finally {
      setBusy(false);
    }
  };
  return { items, more: next !== null, busy, loadMore };
};
