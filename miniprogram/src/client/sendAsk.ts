import { questions } from "@qizhen/shared/contract/questions";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { NoNetwork } from "../platform/transport";
import { uuid } from "../platform/uuid";
import { askIn, clearAsk, editAsk, titleOf, useAsks } from "./askDraft";
import { send } from "./send";
import { currentUser } from "./session";
import { refresh } from "./useGet";

/** What came of sending a question. */
export type AskSent = { sent: true } | { queued: true } | { failed: unknown };

let sending: Promise<AskSent> | undefined;

/** Sends the question under its one key. A second call while it is on its way is the same sending. */
export const sendAsk = (): Promise<AskSent> => {
  sending ??= sendNow().finally(() => (sending = undefined));
  return sending;
};

const sendNow = async (): Promise<AskSent> => {
  const draft = askIn(useAsks.getState());
  const { anonymous, category, gridCode, fromVoice, key } = draft;
  const body = {
    title: titleOf(draft),
    body: draft.body.trim(),
    anonymous,
    fromVoice,
    ...(category && { category }),
    ...(gridCode && { gridCode }),
  };
  try {
    const { id, code, urgent, caseId } = await call(questions.ask, send, { body, key });
    const user = currentUser()?.id ?? "";
    // before the draft goes: the code is told only this once
    useAsks.setState({ justSent: { user, id, urgent, ...(code && { code }), ...(caseId && { caseId }) } });
    clearAsk();
    refresh("/questions/mine");
    return { sent: true };
  } catch (error) {
    return whatNow(error);
  }
};

const whatNow = (error: unknown): AskSent => {
  if (error instanceof NoNetwork) {
    editAsk({ queued: true });
    return { queued: true };
  }
  // Answered, and nothing was made of it: once it is put right it is another intent.
  const answered = error instanceof ApiError && error.status < 500 && error.status !== 401 && error.status !== 429;
  editAsk({ queued: false, ...(answered && { key: uuid() }) });
  return { failed: error };
};
