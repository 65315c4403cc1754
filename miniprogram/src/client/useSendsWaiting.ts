import { useEffect } from "react";
import { isOpen, startAt } from "../platform/pages";
import { submit } from "../words/cases";
import { whenBack } from "./online";
import { sendWaiting } from "./outbox";
import { paths } from "./paths";
import { sendQueued } from "./sendDraft";
import { useSession } from "./session";
import { toast } from "./toast";

/** How often it is tried where no network was missed: a server that was away comes back without a sign. */
const everyMs = 30_000;

/** Says that the report that waited has gone; whoever still looks at it goes on to the page of what was sent. */
const sendReport = async () => {
  const sent = await sendQueued();
  if (!sent) return;
  if (isOpen(paths.submit)) startAt(paths.sent, { id: sent.id });
  toast(submit.sentLater(sent.number));
};

/** What waited for a network goes out by itself: when the app opens, and when the network is back. */
export const useSendsWaiting = () => {
  const user = useSession((state) => state.kept?.user.id);
  useEffect(() => {
    if (!user) return;
    const go = () => {
      void sendWaiting();
      void sendReport();
    };
    go();
    const timer = setInterval(go, everyMs);
    const forget = whenBack(go);
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [user]);
};
