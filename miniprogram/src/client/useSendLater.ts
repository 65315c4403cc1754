import { useEffect } from "react";
import { isOpen, startAt } from "../platform/pages";
import { submit } from "../words/cases";
import { questionEntry } from "../words/home";
import { askIn, useAsks } from "./askDraft";
import { openDraft, saysSomething, useDraft } from "./draft";
import { whenBack } from "./online";
import { sendWaiting } from "./outbox";
import { paths } from "./paths";
import { sendAsk } from "./sendAsk";
import { sendDraft } from "./sendDraft";
import { useUser } from "./session";
import { sendSpots } from "./spots";
import { toast } from "./toast";

/** How often it is tried where no network was missed: a server that was away comes back without a sign. */
const everyMs = 30_000;

/** Says that it has gone; whoever still looks at the report goes on to the page of what was sent. */
const tell = ({ id, number }: { id: string; number: string }) => {
  if (isOpen(paths.submit)) startAt(paths.sent, { id });
  toast(submit.sentLater(number));
};

/** A question that was asked to go; its code is shown on the page of what was sent, which its writer is led to from their own. */
const sendQuestion = async () => {
  const draft = askIn(useAsks.getState());
  if (!draft.queued || !draft.body.trim() || !("sent" in (await sendAsk()))) return;
  if (isOpen(paths.askPreview)) startAt(paths.asked);
  toast(questionEntry.sentLater);
};

/** Sends what was kept while there was no network: a report and a question that were asked to go, and what was said in cases. */
export const sendLater = async (user: string) => {
  openDraft(user);
  const { draft } = useDraft.getState();
  if (draft.queued && saysSomething(draft)) {
    const result = await sendDraft();
    if ("sent" in result) tell(result.sent);
  }
  await sendWaiting();
  await sendSpots();
  await sendQuestion();
};

/** Does so when the app opens, each time the network comes back, and now and then. */
export const useSendLater = () => {
  const user = useUser()?.id;
  useEffect(() => {
    if (!user) return;
    const run = () => void sendLater(user);
    run();
    const timer = setInterval(run, everyMs);
    const forget = whenBack(run);
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [user]);
};
