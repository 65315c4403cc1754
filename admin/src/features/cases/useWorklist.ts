import { useQuery } from "@tanstack/react-query";
import { cases } from "@qizhen/shared/contract/cases";
import type { WorkGroup } from "@qizhen/shared/vocabulary";
import type * as z from "zod";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";

export type Worklist = z.infer<typeof cases.worklist.answer>;
export type WorkItem = Worklist["groups"][number]["items"][number];

/** Half a minute: deadlines pass without anybody changing anything. */
const againMs = 30_000;

/** What waits for me, group by group. */
export const useWorklist = () =>
  useQuery({
    queryKey: [...keys.worklist, "all"],
    queryFn: () => ask(cases.worklist, { query: { limit: 20 } }),
    refetchInterval: againMs,
  });

/** One group of it, page by page; nothing while none is chosen. */
export const useWorkGroup = (group: WorkGroup | undefined) =>
  useGrowing(
    [...keys.worklist, group],
    async (cursor) => {
      const answer = await ask(cases.worklist, { query: { group, limit: 50, cursor } });
      const found = answer.groups.find((one) => one.group === group);
      return { items: found?.items ?? [], next: found?.next ?? null };
    },
    group !== undefined,
  );

/** How many matters ask for something now; those merely in hand (在办) do not. */
export const waitingOf = (worklist: Worklist | undefined): number =>
  worklist?.groups.filter(({ group }) => group !== "rest").reduce((sum, { count }) => sum + count, 0) ?? 0;
