import { useRef, useState } from "react";
import { cases, type ActionRequest } from "@qizhen/shared/contract/cases";
import { ApiError, call } from "@qizhen/shared/endpoint";
import type { Problem } from "../../../components/screen/loadable";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { refresh } from "../../../client/useGet";
import { uuid } from "../../../platform/uuid";
import { caseWords } from "../../../words/cases";

/** Takes a step of a case: once, however often it is tapped or tried again. */
export const useAct = (caseId: string) => {
  const key = useRef(uuid());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Whether it was done. */
  const run = async (request: ActionRequest, done: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await call(cases.act, send, { params: { id: caseId }, body: request, key: key.current });
      key.current = uuid();
      toast(done);
      return true;
    } catch (error) {
      if (error instanceof ApiError) key.current = uuid();
      const told = problemOf(error);
      setProblem(error instanceof ApiError && error.status === 409 ? { ...told, text: caseWords.movedOn } : told);
      return false;
    } finally {
      refresh(`/cases/${caseId}`, "/cases|", "/worklist");
      setBusy(false);
    }
  };
  return { busy, problem, run };
};
