import { useMemo } from "react";
import { cases } from "@qizhen/shared/contract/cases";
import { notices } from "@qizhen/shared/contract/notices";
import { useUser } from "./session";
import { useGet } from "./useGet";

/** How much is unread, for the tab bar: messages of my matters, notices. */
export const useUnread = () => {
  const user = useUser();
  const mine = useGet(cases.list, user?.kind === "resident" ? {} : null);
  const told = useGet(notices.list, user ? {} : null);
  const messages = (mine.data?.items ?? []).reduce((sum, { unread }) => sum + unread, 0);
  const notes = told.data?.unread ?? 0;
  return useMemo(() => ({ cases: messages, me: notes }), [messages, notes]);
};
