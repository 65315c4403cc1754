import { useCallback } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { booking } from "@qizhen/shared/contract/booking";
import { desk, type DeskVisit } from "@qizhen/shared/contract/desk";
import type { AppointmentAction } from "@qizhen/shared/vocabulary";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";

/** Where hints are lost, the board is not older than this. */
const againMs = 20_000;

/** A centre's day; asked again at each hint, and by itself. */
export const useBoard = (day: string) =>
  useQuery({
    queryKey: [...keys.desk, "board", day],
    queryFn: () => ask(desk.board, { query: { day } }),
    refetchInterval: againMs,
  });

/** The steps of a visit from the board, one tap each. */
export const useSteps = () => {
  const queries = useQueryClient();
  const act = useWrite(booking.act);
  const call = useWrite(desk.call);
  const leave = useWrite(desk.leave);
  const after = useCallback(
    (done: unknown) => {
      void queries.invalidateQueries({ queryKey: keys.desk });
      void queries.invalidateQueries({ queryKey: keys.visits });
      return done !== undefined;
    },
    [queries],
  );
  return {
    busy: act.busy || call.busy || leave.busy,
    error: call.error ?? act.error ?? leave.error,
    step: async ({ id }: DeskVisit, action: AppointmentAction) =>
      after(await act.run({ params: { id }, body: { action } })),
    call: async (visit: DeskVisit, room: string | undefined) =>
      after(await call.run({ body: { visitId: visit.id, ...(room && { room }), ...(visit.call && { again: true }) } })),
    leave: async (id: string) => after(await leave.run({ params: { id }, body: { action: "leave" } })),
  };
};
export type Steps = ReturnType<typeof useSteps>;
