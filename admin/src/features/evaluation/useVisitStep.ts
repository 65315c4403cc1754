import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { returnVisits, type ReturnVisitDetail, type ReturnVisitRequest } from "@qizhen/shared/contract/returnVisits";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";

/** Takes a step of a return visit, says how it went, and asks again for what shows it. */
export const useVisitStep = (visit: ReturnVisitDetail) => {
  const { run, busy, error } = useWrite(returnVisits.act);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const take = async (body: ReturnVisitRequest, says: (after: ReturnVisitDetail) => string): Promise<boolean> => {
    const after = await run({ params: { id: visit.id }, body });
    for (const queryKey of [keys.returnVisits, keys.case(visit.caseId)]) void queries.invalidateQueries({ queryKey });
    if (after) void message.success(says(after));
    return after !== undefined;
  };
  return { take, busy, error };
};
