import { useRef, useState } from "react";
import { booking, type Slot } from "@qizhen/shared/contract/booking";
import { ApiError, call } from "@qizhen/shared/endpoint";
import type { Problem } from "../../../components/screen/loadable";
import { paths } from "../../../client/paths";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { refresh } from "../../../client/useGet";
import { goOn } from "../../../platform/pages";
import { uuid } from "../../../platform/uuid";
import { bookingWords } from "../../../words/booking";

/** Books a time, or stands in its queue; a second tap, or a lost answer, books once. */
export const useBook = () => {
  const intent = useRef({ slot: "", key: uuid() });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const book = async (slot: Slot) => {
    if (busy) return;
    if (intent.current.slot !== slot.id) intent.current = { slot: slot.id, key: uuid() };
    setBusy(true);
    setProblem(null);
    try {
      const body = { slotId: slot.id, ...(slot.free === 0 && { waitlist: true as const }) };
      const visit = await call(booking.book, send, { body, key: intent.current.key });
      toast(visit.status === "waiting" ? bookingWords.times.waiting : bookingWords.times.booked);
      refresh("/appointments", "/hosts", "/slots");
      goOn(paths.visits);
    } catch (error) {
      if (error instanceof ApiError) intent.current = { slot: "", key: uuid() }; // answered: the next try is a new intent
      setProblem(problemOf(error));
      refresh("/slots");
    } finally {
      setBusy(false);
    }
  };
  return { book, busy, problem };
};
