import { useQuery, useQueryClient } from "@tanstack/react-query";
import { joint } from "@qizhen/shared/contract/joint";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";

/** The tasks of a case that one may see. */
export const useTasksOfCase = (caseId: string) =>
  useQuery({
    queryKey: [...keys.joint, "case", caseId],
    queryFn: () => ask(joint.ofCase, { params: { id: caseId } }),
    retry: false,
  });

/** My part: what I am to do, or what others are to do for my cases. */
export const useMyTasks = (side: "ours" | "asked") =>
  useGrowing([...keys.joint, side], (cursor) => ask(joint.list, { query: { side, limit: 20, cursor } }));

/** Asks again for whatever shows tasks, or the case they belong to. */
export const useTasksChanged = () => {
  const queries = useQueryClient();
  return (caseId: string) => {
    for (const queryKey of [keys.joint, keys.case(caseId)]) void queries.invalidateQueries({ queryKey });
  };
};
