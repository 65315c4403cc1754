import { questionLimits, type QuestionRequest } from "@qizhen/shared/contract/questions";
import type { OwnQuestion } from "@qizhen/shared/contract/questionShapes";
import { useState, type ReactNode } from "react";
import { paths } from "../../../client/paths";
import { Area } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import type { Problem } from "../../../components/screen/loadable";
import { Sheet } from "../../../components/screen/Sheet";
import { ProblemCard } from "../../../components/screen/States";
import { startAt } from "../../../platform/pages";
import { questionWords } from "../../../words/questions";
import { useStep } from "./useStep";

const words = questionWords.own;

/** What opens from below: something to write, or to be sure of. */
export type OwnStep = "reply" | "follow_up" | "hide_more" | "withdraw" | "convert";

const written = {
  reply: { title: words.reply, text: words.replyText, hint: words.replyHint, said: words.sent },
  follow_up: { title: words.follow, text: words.followText, hint: words.followHint, said: words.sent },
  hide_more: { title: words.hide, text: words.hideText, hint: words.hideHint, said: words.hideSent },
} as const;
type Written = keyof typeof written;
const isWritten = (step: OwnStep): step is Written => step in written;
const mostWords = 500;

interface Taking {
  busy: boolean;
  problem: Problem | null;
  onTake: (step: QuestionRequest, said: string) => void;
  onClose: () => void;
}

const WriteSheet = ({ step, busy, problem, onTake, onClose }: Taking & { step: Written }) => {
  const [text, setText] = useState("");
  const { title, text: note, hint, said } = written[step];
  const lacks = text.trim() === "";
  return (
    <Sheet title={title} text={note} onClose={onClose}>
      {problem && <ProblemCard problem={problem} />}
      <Area
        className="input area"
        label={title}
        placeholder={hint}
        maxLength={Math.min(mostWords, questionLimits.body)}
        value={text}
        onChange={setText}
        focus
      />
      <Button {...((lacks || busy) && { off: true })} onTap={() => onTake({ action: step, text: text.trim() }, said)}>
        {lacks ? words.missing : words.send}
      </Button>
    </Sheet>
  );
};

const ConvertSheet = ({ isPublic, busy, problem, onTake, onClose }: Taking & { isPublic: boolean }) => {
  const take = (keepPublic: boolean) => onTake({ action: "convert", keepPublic }, words.caseSent);
  return (
    <Sheet title={words.toCase} text={words.toCaseText} onClose={onClose}>
      {problem && <ProblemCard problem={problem} />}
      <Button off={busy} onTap={() => take(true)}>
        {isPublic ? words.keep : words.go}
      </Button>
      {isPublic && (
        <Button look="quiet" off={busy} onTap={() => take(false)}>
          {words.drop}
        </Button>
      )}
    </Sheet>
  );
};

const WithdrawSheet = ({ busy, problem, onTake, onClose }: Taking) => (
  <Sheet title={words.withdraw} text={words.withdrawText} onClose={onClose}>
    {problem && <ProblemCard problem={problem} />}
    <Button onTap={onClose}>{words.stay}</Button>
    <Button look="danger" off={busy} onTap={() => onTake({ action: "withdraw" }, words.withdrawn)}>
      {words.withdrawGo}
    </Button>
  </Sheet>
);

export interface OwnSheet {
  /** What is open, if anything. */
  view: (question: Pick<OwnQuestion, "isPublic">) => ReactNode;
  problem: Problem | null;
  busy: boolean;
  open: (step: OwnStep) => void;
  /** Steps that need no sheet. */
  take: (step: QuestionRequest, said: string) => void;
}

/** The asker's steps, signed in or by their `code`. A case that came of it is opened at once for whoever is signed in. */
export const useOwnSheet = (id: string, { code, onTaken }: { code?: string; onTaken: () => void }): OwnSheet => {
  const { take, busy, problem } = useStep(id, code);
  const [open, setOpen] = useState<OwnStep | null>(null);
  const run = async (step: QuestionRequest, said: string) => {
    const acted = await take(step, said);
    if (!acted) return;
    setOpen(null);
    if (acted.caseId && !code) startAt(paths.case, { id: acted.caseId });
    else onTaken();
  };
  const onTake = (step: QuestionRequest, said: string) => void run(step, said);
  const taking = { busy, problem, onTake, onClose: () => setOpen(null) };
  const viewOf = (step: OwnStep, isPublic: boolean) =>
    isWritten(step) ? (
      <WriteSheet key={step} step={step} {...taking} />
    ) : step === "convert" ? (
      <ConvertSheet isPublic={isPublic} {...taking} />
    ) : (
      <WithdrawSheet {...taking} />
    );
  return {
    view: ({ isPublic }) => open && viewOf(open, isPublic),
    problem: open ? null : problem,
    busy,
    open: setOpen,
    take: onTake,
  };
};
