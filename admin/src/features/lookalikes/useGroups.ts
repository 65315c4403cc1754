import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type * as z from "zod";
import { lookalikes, type GroupDetail } from "@qizhen/shared/contract/lookalikes";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { useWrite } from "../../client/useWrite";
import { lookalikes as words } from "../../words/lookalikes";

/** What is probably the same as a case, and the group that it is in. */
export const useBeside = (caseId: string) =>
  useQuery({
    queryKey: [...keys.groups, "case", caseId],
    queryFn: () => ask(lookalikes.ofCase, { params: { id: caseId } }),
  });

export const useGroupList = (open: boolean) =>
  useGrowing([...keys.groups, "list", open], (cursor) =>
    ask(lookalikes.groups, { query: { open: open ? "true" : "false", limit: 50, cursor } }),
  );

export const useClusters = () =>
  useQuery({ queryKey: [...keys.groups, "clusters"], queryFn: () => ask(lookalikes.probable) });

export const useGroup = (id: string) =>
  useQuery({
    queryKey: [...keys.groups, "one", id],
    queryFn: () => ask(lookalikes.group, { params: { id } }),
    retry: false,
  });

type Change = z.input<typeof lookalikes.act.body>;

/** Changes a group, remembers what it is now, and asks the lists again. */
export const useChange = (group: GroupDetail) => {
  const act = useWrite(lookalikes.act);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const change = async (body: Change) => {
    const saved = await act.run({ params: { id: group.id }, body: { ...body, version: group.version } });
    if (saved) queries.setQueryData([...keys.groups, "one", group.id], saved);
    else void queries.invalidateQueries({ queryKey: [...keys.groups, "one", group.id] });
    for (const queryKey of [[...keys.groups, "list"], [...keys.groups, "case"], keys.cases])
      void queries.invalidateQueries({ queryKey });
    if (saved && saved.leftOut.length === 0) void message.success(words.done[body.action]);
    return saved;
  };
  return { change, busy: act.busy, error: act.error };
};
