import { useRef, useState } from "react";
import { ApiError } from "@qizhen/shared/endpoint";
import type { Problem } from "../components/screen/loadable";
import { uuid } from "../platform/uuid";
import { problemOf } from "./problems";
import { refresh } from "./useGet";

interface Options {
  /** What is read again afterwards, also after a failure: a lost answer may have been a yes. */
  refreshes?: readonly string[];
  /** What a failure is called, where it is not what it is called everywhere. */
  tell?: (error: unknown) => Problem;
}

/** Does one thing once, however often it is tapped: a lost answer is tried again under the same key, a refusal begins a new intent. */
export const useOnce = ({ refreshes = [], tell = problemOf }: Options = {}) => {
  const key = useRef(uuid());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Whether it went through. */
  const run = async (work: (key: string) => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await work(key.current);
      key.current = uuid();
      return true;
    } catch (error) {
      if (error instanceof ApiError) key.current = uuid();
      setProblem(tell(error));
      return false;
    } finally {
      if (refreshes.length > 0) refresh(...refreshes);
      setBusy(false);
    }
  };
  return { busy, problem, run };
};
