import { askIn, clearAsk, useAsks } from "./askDraft";
import { edit, openDraft } from "./draft";

/** What was written as a question goes into the report instead: nothing is typed again, and nothing becomes public. */
export const askToReport = (user: string) => {
  const body = askIn(useAsks.getState()).body.trim();
  openDraft(user);
  edit(({ description }) => ({ description: [description, body].filter(Boolean).join("\n") }));
  clearAsk();
};
