import { cases, type ActionRequest } from "@qizhen/shared/contract/cases";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { useOnce } from "../../../client/useOnce";
import { caseWords } from "../../../words/cases";

const tell = (error: unknown) =>
  error instanceof ApiError && error.status === 409
    ? { ...problemOf(error), text: caseWords.movedOn }
    : problemOf(error);

/** Takes a step of a case: once, however often it is tapped or tried again. */
export const useAct = (caseId: string) => {
  const { busy, problem, run } = useOnce({ refreshes: [`/cases/${caseId}`, "/cases|", "/worklist"], tell });
  /** Whether it was done. */
  const act = (request: ActionRequest, done: string): Promise<boolean> =>
    run(async (key) => {
      await call(cases.act, send, { params: { id: caseId }, body: request, key });
      toast(done);
    });
  return { busy, problem, run: act };
};
