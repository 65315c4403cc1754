import { messages } from "@qizhen/shared/contract/messages";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { uuid } from "../platform/uuid";
import { problemOf } from "./problems";
import { send } from "./send";
import { currentUser } from "./session";
import { keptOnPhone } from "./settings";
import { refresh } from "./useGet";

/** Something said in a case that has not reached the server yet. */
export interface Unsent {
  /** Its Idempotency-Key: said once, however often it is tried. */
  key: string;
  user: string;
  caseId: string;
  room?: string;
  text?: string;
  attachments?: string[];
  /** Why the server does not take it; it stays until its writer takes it back. */
  refused?: string;
}

export const useOutbox = create<{ unsent: Unsent[] }>()(
  persist((): { unsent: Unsent[] } => ({ unsent: [] }), { name: "outbox", storage: keptOnPhone }),
);

const without = (key: string) =>
  useOutbox.setState(({ unsent }) => ({ unsent: unsent.filter((message) => message.key !== key) }));

/** Takes back what was not sent. */
export const takeBack = without;

let running: Promise<void> | undefined;

/** Sends what waits, in the order it was said. What meets no network waits on. */
export const sendWaiting = () => {
  running ??= sendAll().finally(() => (running = undefined));
  return running;
};

const sendAll = async () => {
  for (;;) {
    const me = currentUser()?.id;
    const next = useOutbox.getState().unsent.find(({ user, refused }) => user === me && refused === undefined);
    if (!next) return;
    if (!(await sendOne(next))) return;
  }
};

/** Whether the next may be tried. */
const sendOne = async ({ key, caseId, room, text, attachments }: Unsent) => {
  try {
    const body = { ...(room && { room }), ...(text && { text }), ...(attachments && { attachments }) };
    await call(messages.send, send, { params: { id: caseId }, body, key });
    without(key);
    refresh(`/cases/${caseId}`);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 429 || error.status === 401)
      return false;
    useOutbox.setState(({ unsent }) => ({
      unsent: unsent.map((message) => (message.key === key ? { ...message, refused: problemOf(error).text } : message)),
    }));
    return true;
  }
};

/** Says something in a case: at once, or when the network is back. */
export const say = (message: Pick<Unsent, "caseId" | "room" | "text" | "attachments">) => {
  const user = currentUser()?.id ?? "";
  useOutbox.setState(({ unsent }) => ({ unsent: [...unsent, { ...message, user, key: uuid() }] }));
  return sendWaiting();
};
