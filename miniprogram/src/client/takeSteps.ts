import { cases, type ActionRequest, type CaseDetail } from "@qizhen/shared/contract/cases";
import { call } from "@qizhen/shared/endpoint";
import { send } from "./send";
import { refresh } from "./useGet";

/** Takes steps of a case one after the other, each once however often it is tried under this key. @throws ApiError, NoNetwork */
export const takeSteps = async (
  caseId: string,
  requests: readonly ActionRequest[],
  key: string,
): Promise<CaseDetail | undefined> => {
  let answer: CaseDetail | undefined;
  try {
    for (const [nth, body] of requests.entries())
      answer = await call(cases.act, send, { params: { id: caseId }, body, key: `${key}-${nth}` });
    return answer;
  } finally {
    refresh(`/cases/${caseId}`, "/cases|", "/worklist");
  }
};
