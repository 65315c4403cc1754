import { useRef, useState } from "react";
import { ApiError } from "@qizhen/shared/endpoint";
import { problemOf } from "../../../client/problems";
import type { Problem } from "../../../components/screen/loadable";
import { uuid } from "../../../platform/uuid";

/** Does one thing once, however often it is tapped: a lost answer is tried again under the same key, a refusal begins a new intent. */
export const useOnce = () => {
  const key = useRef(uuid());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  /** Whether it went through. */
  const run = async (work: (key: string) => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await work(key.current);
      key.current = uuid();
      return true;
    } catch (error) {
      if (error instanceof ApiError) key.current = uuid();
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
};
