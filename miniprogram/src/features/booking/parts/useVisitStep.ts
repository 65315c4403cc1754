import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { call } from "@qizhen/shared/endpoint";
import type { AppointmentAction } from "@qizhen/shared/vocabulary";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { useOnce } from "../../../client/useOnce";

/** Takes steps of a visit; a second tap, or a lost answer, takes one once. */
export const useVisitStep = ({ id }: Pick<Appointment, "id">) => {
  const { busy, problem, run } = useOnce({ refreshes: ["/appointments", "/hosts", "/slots"] });
  /** @returns whether it was taken */
  const take = (action: AppointmentAction, said: string, slotId?: string): Promise<boolean> =>
    run(async (key) => {
      await call(booking.act, send, { params: { id }, body: { action, ...(slotId && { slotId }) }, key });
      toast(said);
    });
  return { take, busy, problem };
};
