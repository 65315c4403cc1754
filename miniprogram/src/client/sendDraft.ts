import { cases, type CaseDetail } from "@qizhen/shared/contract/cases";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { NoNetwork } from "../platform/transport";
import { uuid } from "../platform/uuid";
import { clearDraft, edit, reportOf, useDraft } from "./draft";
import { sendFiles } from "./draftFiles";
import { send } from "./send";
import { refresh } from "./useGet";

/** What came of sending a draft. */
export type Sent =
  | { sent: CaseDetail }
  /** No network: kept, and sent by itself later. */
  | { queued: true }
  /** This very draft was sent before with other words: it is among my matters already. */
  | { before: true }
  | { failed: unknown };

let sending: Promise<Sent> | undefined;

/** Sends the draft under its one key. A second call while it is on its way is the same sending. */
export const sendDraft = (): Promise<Sent> => {
  sending ??= sendNow().finally(() => (sending = undefined));
  return sending;
};

const sendNow = async (): Promise<Sent> => {
  try {
    await sendFiles();
    const { draft } = useDraft.getState();
    const sent = await call(cases.submit, send, { body: reportOf(draft), key: draft.key });
    clearDraft();
    refresh("/cases|");
    return { sent };
  } catch (error) {
    return whatNow(error);
  }
};

const whatNow = (error: unknown): Sent => {
  if (error instanceof NoNetwork) {
    edit({ queued: true });
    return { queued: true };
  }
  edit({ queued: false });
  if (!(error instanceof ApiError)) return { failed: error };
  if (error.status === 409) return { before: true };
  // Refused for what it says: nothing was made of it, and once it is put right it is another intent.
  if (error.status === 400 || error.status === 413 || error.status === 422) edit({ key: uuid() });
  return { failed: error };
};
