import { useQuery } from "@tanstack/react-query";
import type { User } from "@qizhen/shared/contract/accounts";
import { questionDesk } from "@qizhen/shared/contract/questionDesk";
import type { StaffRole } from "@qizhen/shared/vocabulary";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { hasRole } from "../../client/useSession";

/** Who works with residents' questions: everybody but grid workers. */
export const questionRoles: StaffRole[] = ["clerk", "leader", "admin", "mediator", "expert", "department"];

const againMs = 60_000;

/** How many questions wait for whoever is signed in: to be moderated, and to be answered. */
export const useQuestionCount = (user: User): number => {
  const { data } = useQuery({
    queryKey: [...keys.questions, "count"],
    queryFn: () => ask(questionDesk.count),
    enabled: hasRole(user, ...questionRoles),
    refetchInterval: againMs,
  });
  return (data?.toModerate ?? 0) + (data?.toAnswer ?? 0);
};
