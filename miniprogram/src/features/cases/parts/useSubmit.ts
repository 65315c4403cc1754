import { useState } from "react";
import type { Problem } from "../../../components/screen/loadable";
import { edit } from "../../../client/draft";
import { paths } from "../../../client/paths";
import { problemOf } from "../../../client/problems";
import { sendDraft } from "../../../client/sendDraft";
import { startAt } from "../../../platform/pages";
import { uuid } from "../../../platform/uuid";
import { submit } from "../../../words/cases";

/** Sends the draft, and says what came of it; on success it goes on to the page that says so. */
export const useSubmit = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Pick<Problem, "title" | "text"> | null>(null);
  const [before, setBefore] = useState(false);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const result = await sendDraft();
    setBusy(false);
    if ("sent" in result) startAt(paths.sent, { id: result.sent.id });
    else if ("before" in result) {
      setBefore(true);
      setProblem(submit.review.before);
    } else if ("failed" in result) setProblem(problemOf(result.failed));
  };
  /** The reader looked, and it is not there: what they wrote now is another intent. */
  const runAnew = () => {
    edit({ key: uuid() });
    setBefore(false);
    return run();
  };
  return { busy, problem, before, run, runAnew };
};
