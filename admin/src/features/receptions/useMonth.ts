import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { receptions, type MonthAction, type PlannedDay, type ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { ApiError } from "@qizhen/shared/endpoint";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { receptions as words } from "../../words/receptions";
import { planOf } from "./monthForm";

/** What is changed of a draft and not saved yet, with the version that it was changed from. */
interface Typed {
  version: number;
  days: PlannedDay[];
}

const keyOf = (centre: string, month: string) => [...keys.receptions, "month", centre, month];

/** A centre's month. */
export const useMonth = (centre: string, month: string) =>
  useQuery({
    queryKey: keyOf(centre, month),
    queryFn: () => ask(receptions.month, { query: { centre, month } }),
    enabled: centre.length === 12,
  });

/** What is typed of a draft, kept through a reload until it is saved or given up. */
export const useDraft = (read: ReceptionMonth) => {
  const [typed, set, clear] = useKept<Typed | null>(`receptions.${read.id}`, null);
  const mine = typed && read.state === "draft" ? typed : undefined;
  return {
    typed: mine,
    days: mine?.days ?? read.days,
    change: (days: PlannedDay[]) => set({ version: mine?.version ?? read.version, days }),
    /** The typed days go on from what the other has saved. */
    goOn: () => set({ version: read.version, days: mine?.days ?? read.days.map(planOf) }),
    clear,
  };
};

/** The steps of a month; each is a guarded write. */
export const useMonthSteps = (read: ReceptionMonth) => {
  const draft = useWrite(receptions.draft);
  const act = useWrite(receptions.actOnMonth);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const said = (action: MonthAction, saved: ReceptionMonth | undefined) => {
    // What others did meanwhile is read again, also after a refusal.
    if (!saved) void queries.invalidateQueries({ queryKey: keyOf(read.centre.code, read.month) });
    if (!saved) return false;
    queries.setQueryData(keyOf(read.centre.code, read.month), saved);
    void message.success(words.done[action]);
    return true;
  };
  const params = { id: read.id };
  const { version } = read;
  const error = act.error ?? draft.error;
  return {
    busy: draft.busy || act.busy,
    error,
    raced: error instanceof ApiError && error.status === 409,
    clear: () => {
      draft.clear();
      act.clear();
    },
    redraft: async () =>
      said("redraft", await draft.run({ body: { centre: read.centre.code, month: read.month, version } })),
    save: async (typed: Typed) => said("save", await act.run({ params, body: { action: "save", ...typed } })),
    approve: async () => said("approve", await act.run({ params, body: { action: "approve", version } })),
    giveBack: async (reason: string) =>
      said("return", await act.run({ params, body: { action: "return", version, reason } })),
    publish: async () => said("publish", await act.run({ params, body: { action: "publish", version } })),
  };
};
export type MonthSteps = ReturnType<typeof useMonthSteps>;
