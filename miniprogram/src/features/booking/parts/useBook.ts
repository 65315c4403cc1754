import { booking, type Slot } from "@qizhen/shared/contract/booking";
import { notices } from "@qizhen/shared/contract/notices";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { useRef, useState } from "react";
import { paths } from "../../../client/paths";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { refresh, useGet } from "../../../client/useGet";
import type { Problem } from "../../../components/screen/loadable";
import { goOn } from "../../../platform/pages";
import { askToSubscribe } from "../../../platform/subscribe";
import { uuid } from "../../../platform/uuid";
import { bookingWords } from "../../../words/booking";

/** What is said besides the time. */
export interface BookDetails {
  visitor?: { name: string; phone?: string };
  address?: string;
  caseId?: string;
}

/** The reminders that WeChat may be asked for; kinds of the server's templates, at most three at a tap. */
const reminderKinds = ["visit", "visit_soon", "progress"];

/** Asks WeChat, in the tap itself, whether we may remind; what was allowed is told to the server. Never stands in the way. */
const useReminders = () => {
  const templates = useGet(notices.templates, process.env.TARO_ENV === "weapp" ? {} : null).data?.items ?? [];
  const wanted = reminderKinds.flatMap((kind) => templates.find((one) => one.kind === kind)?.templateId ?? []);
  return () =>
    void askToSubscribe(wanted).then((results) => {
      if (Object.keys(results).length === 0) return;
      return call(notices.subscribed, send, { body: { results }, key: uuid() }).catch(() => undefined);
    });
};

/** Books a time, or stands in its queue; a second tap, or a lost answer, books once. */
export const useBook = () => {
  const intent = useRef({ what: "", key: uuid() });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remind = useReminders();
  const book = async (slot: Slot, details: BookDetails) => {
    if (busy) return;
    remind();
    const body = { slotId: slot.id, ...details, ...(slot.free === 0 && { waitlist: true as const }) };
    const what = JSON.stringify(body);
    if (intent.current.what !== what) intent.current = { what, key: uuid() };
    setBusy(true);
    setProblem(null);
    try {
      const visit = await call(booking.book, send, { body, key: intent.current.key });
      if (visit.status === "waiting") toast(bookingWords.times.waiting);
      refresh("/appointments", "/directory", "/slots");
      goOn(paths.booked, { id: visit.id });
    } catch (error) {
      if (error instanceof ApiError) intent.current = { what: "", key: uuid() }; // answered: the next try is a new intent
      setProblem(problemOf(error));
      refresh("/slots");
    } finally {
      setBusy(false);
    }
  };
  return { book, busy, problem };
};
