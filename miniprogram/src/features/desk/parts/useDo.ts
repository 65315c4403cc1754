import { useRef, useState } from "react";
import { ApiError } from "@qizhen/shared/endpoint";
import type { Problem } from "../../../components/screen/loadable";
import { problemOf } from "../../../client/problems";
import { toast } from "../../../client/toast";
import { refresh } from "../../../client/useGet";
import { uuid } from "../../../platform/uuid";

/** Does something at the desk once, however often it is tapped or tried again after a lost answer. */
export const useDo = () => {
  const key = useRef(uuid());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (work: (key: string) => Promise<unknown>, said: string) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work(key.current);
      key.current = uuid();
      toast(said);
    } catch (error) {
      if (error instanceof ApiError) key.current = uuid(); // answered: the next try is a new intent
      setProblem(problemOf(error));
    } finally {
      refresh("/desk/", "/appointments");
      setBusy(false);
    }
  };
  return { run, busy, problem };
};
