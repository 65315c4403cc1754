import { useCallback, useRef, useState } from "react";
import type { CallInput, Endpoint } from "@qizhen/shared/endpoint";
import type * as z from "zod";
import { ask } from "./send";

/** A new key of an intent (Idempotency-Key). */
export const newKey = (): string => crypto.randomUUID();

/**
 * A write that happens once: a second click while it runs does nothing, and trying the very same again after a failure
 * carries the same key, so that the server knows it. `run` answers undefined when it failed; `error` says why.
 */
export const useWrite = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  e: Endpoint<P, Q, B, A>,
) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);
  const intent = useRef<{ what: string; key: string }>(undefined);
  const run = useCallback(
    async (input: CallInput<z.input<P>, z.input<Q>, z.input<B>>): Promise<z.output<A> | undefined> => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setError(undefined);
      const what = JSON.stringify(input);
      if (intent.current?.what !== what) intent.current = { what, key: newKey() };
      try {
        const answer = await ask(e, { ...input, ...(e.key === "required" && { key: intent.current.key }) });
        intent.current = undefined;
        return answer;
      } catch (failure) {
        setError(failure);
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [e],
  );
  const clear = useCallback(() => setError(undefined), []);
  return { run, busy, error, clear };
};
