import { useState } from "react";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { ApiError, call } from "@qizhen/shared/endpoint";
import type { AppointmentAction } from "@qizhen/shared/vocabulary";
import type { Problem } from "../../../components/screen/loadable";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { refresh } from "../../../client/useGet";
import { uuid } from "../../../platform/uuid";

/** Takes steps of a visit; a second tap, or a lost answer, takes one once. */
export const useVisitStep = ({ id }: Pick<Appointment, "id">) => {
  const [key, setKey] = useState(uuid);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** @returns whether it was taken */
  const take = async (action: AppointmentAction, said: string, slotId?: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await call(booking.act, send, { params: { id }, body: { action, ...(slotId && { slotId }) }, key });
      setKey(uuid());
      toast(said);
      return true;
    } catch (error) {
      if (error instanceof ApiError) setKey(uuid()); // answered: the next try is a new intent
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
      refresh("/appointments", "/hosts", "/slots");
    }
  };
  return { take, busy, problem };
};
