import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { staleAfter } from "../client/keys";
import { hearChanges, type LiveState } from "../client/live";

/** Hints come in bursts; what they make old is asked again once, this much later (ms). */
const gatherMs = 150;

/** Keeps everything that is shown up to date while somebody is signed in. Answers how the hints come. */
export const useLive = (): LiveState => {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    const stale = new Map<string, readonly unknown[]>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const gathered = [...stale.values()];
      stale.clear();
      gathered.forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
    };
    const end = hearChanges({
      onHint: (hint) => {
        staleAfter(hint).forEach((key) => stale.set(JSON.stringify(key), key));
        timer ??= setTimeout(flush, gatherMs);
      },
      onGap: () => void queries.invalidateQueries(),
      onState: setState,
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [queries]);
  return state;
};
