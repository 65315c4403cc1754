import { useEffect } from "react";
import { submit } from "../words/cases";
import { openDraft, saysSomething, useDraft } from "./draft";
import { whenBack } from "./online";
import { sendWaiting } from "./outbox";
import { sendDraft } from "./sendDraft";
import { useUser } from "./session";
import { toast } from "./toast";

/** Sends what was kept while there was no network: a report that was asked to go, and what was said in cases. */
export const sendLater = async (user: string) => {
  openDraft(user);
  const { draft } = useDraft.getState();
  if (draft.queued && saysSomething(draft)) {
    const result = await sendDraft();
    if ("sent" in result) toast(submit.sentLater(result.sent.number));
  }
  await sendWaiting();
};

/** Does so when the app opens and each time the network comes back. */
export const useSendLater = () => {
  const user = useUser()?.id;
  useEffect(() => {
    if (!user) return;
    const run = () => void sendLater(user);
    run();
    return whenBack(run);
  }, [user]);
};
