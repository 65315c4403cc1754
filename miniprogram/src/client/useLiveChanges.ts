import { useEffect } from "react";
import type { Hint } from "@qizhen/shared/contract/live";
import { listen } from "./live";
import { whenBack } from "./online";
import { useSession } from "./session";
import { refresh } from "./useGet";

const changed: Record<Hint["topic"], (subject: string) => string[]> = {
  case: (id) => [`/cases/${id}`, "/cases|", "/worklist", "/joint-tasks", "/return-visits"],
  message: (id) => [`/cases/${id}`, "/cases|", "/worklist"],
  notice: () => ["/notices"],
  callTask: () => ["/call-tasks"],
  region: () => ["/regions", "/grids"],
  presence: () => [],
  visit: () => ["/appointments", "/desk/"],
  question: () => ["/questions"],
};

/** Keeps what is on the screen fresh while somebody is signed in. */
export const useLiveChanges = () => {
  const user = useSession((state) => state.kept?.user.id);
  useEffect(() => {
    if (!user) return;
    const heard = (hints: Hint[]) => {
      const parts = new Set(hints.flatMap(({ topic, subject }) => changed[topic](subject)));
      if (parts.size > 0) refresh(...parts);
    };
    let stop = listen(heard);
    const forget = whenBack(() => {
      stop();
      stop = listen(heard);
    });
    return () => {
      forget();
      stop();
    };
  }, [user]);
};
