import { useState } from "react";
import { Button } from "antd";
import { questionActions, type DeskQuestion, type QuestionAction } from "@qizhen/shared/contract/questionShapes";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { ButtonLink } from "../../components/ButtonLink";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Instead } from "../../components/Instead";
import { MarkedText } from "../../components/MarkedText";
import { Skeleton } from "../../components/Skeleton";
import { useShortcuts } from "../../components/useShortcuts";
import { states } from "../../words/frame";
import { moderation, questionPage as words, questionQueue } from "../../words/questions";
import { AnswerComposer } from "./AnswerComposer";
import { AnswerList } from "./AnswerList";
import { Alike, Exchange, FollowUps, Head } from "./Beside";
import { FlagList, flagMarks } from "./Flags";
import { StepDrawer, type DrawnStep } from "./StepDrawers";
import { TextSides } from "./TextSides";
import { useQuestion, useStep, type Step } from "./useQuestions";
import { useTexts, type QuestionTexts } from "./useTexts";

const notHere = [400, 403, 404];
/** Steps behind a form, in the order of their buttons. */
const drawn: DrawnStep[] = ["reject", "ask_back", "merge", "to_private", "ask_expert"];
const keysFor: Partial<Record<QuestionAction, string>> = { reject: "R", ask_back: "B" };

/** Not public yet: what is published is the question itself, not only what was asked besides. */
const isNew = ({ status }: DeskQuestion) => status === "pending" || status === "asked_back";

const may = ({ allowedActions }: DeskQuestion, action: QuestionAction) =>
  allowedActions.some((one) => one.action === action);

const PublicWords = ({ question }: { question: DeskQuestion }) => (
  <div className="panel q-body">
    <MarkedText text={question.body} marks={flagMarks(question.flags, "body")} />
  </div>
);

/** Four eyes: whose turn it is. */
const Eyes = ({ question }: { question: DeskQuestion }) => {
  if (question.firstEyes) return <p className="note-c pine">{moderation.secondEyes(question.firstEyes)}</p>;
  return question.fourEyes && may(question, "publish") && <p className="note-c">{moderation.fourEyes}</p>;
};

/** The steps as buttons, with the keys that take them. */
const useSteps = (question: DeskQuestion, texts: QuestionTexts, step: Step, onDone: () => void) => {
  const [over, setOver] = useState<{ step: DrawnStep; into?: string }>();
  const publish = async () => {
    if (!may(question, "publish") || step.busy) return;
    if (await step.take({ action: "publish", ...(isNew(question) && texts.changes) })) onDone();
  };
  const open = (one: DrawnStep) => (may(question, one) ? () => setOver({ step: one }) : undefined);
  useShortcuts({ p: () => void publish(), r: open("reject"), b: open("ask_back") });
  return { over, setOver, publish };
};

type Steps = ReturnType<typeof useSteps>;

const StepBar = ({
  question,
  texts,
  step,
  steps,
}: {
  question: DeskQuestion;
  texts: QuestionTexts;
  step: Step;
  steps: Steps;
}) => (
  <div className="q-steps">
    {may(question, "publish") && (
      <Button type="primary" loading={step.busy} onClick={() => void steps.publish()}>
        {isNew(question) ? moderation.publish : words.publishFollowUps}
        <kbd>P</kbd>
      </Button>
    )}
    {may(question, "edit") && !isNew(question) && texts.changed && (
      <Button type="primary" loading={step.busy} onClick={() => void step.take({ action: "edit", ...texts.changes })}>
        {moderation.save}
      </Button>
    )}
    {may(question, "take") && (
      <Button loading={step.busy} onClick={() => void step.take({ action: "take" })}>
        {questionActions.take}
      </Button>
    )}
    {drawn
      .filter((one) => may(question, one))
      .map((one) => (
        <Button key={one} onClick={() => steps.setOver({ step: one })}>
          {questionActions[one]}
          {keysFor[one] && <kbd>{keysFor[one]}</kbd>}
        </Button>
      ))}
    <span className="grow" />
    <span className="tag">{question.statusText}</span>
  </div>
);

const One = ({ question, onDone }: { question: DeskQuestion; onDone: () => void }) => {
  const texts = useTexts(question);
  const step = useStep(question);
  const steps = useSteps(question, texts, step, onDone);
  const writes = may(question, "publish") || may(question, "edit");
  return (
    <>
      <StepBar {...{ question, texts, step, steps }} />
      <div className="q-inner">
        {step.error !== undefined && <ErrorStrip message={failureWords(step.error)} />}
        <Head question={question} />
        <Eyes question={question} />
        <FlagList flags={question.flags} />
        {writes ? <TextSides question={question} texts={texts} /> : <PublicWords question={question} />}
        <Exchange question={question} />
        <AnswerList question={question} step={step} />
        <FollowUps question={question} />
        {may(question, "answer") && <AnswerComposer question={question} step={step} />}
        <Alike
          question={question}
          onMerge={may(question, "merge") ? (into) => steps.setOver({ step: "merge", into }) : undefined}
        />
      </div>
      {steps.over && (
        <StepDrawer {...steps.over} question={question} onClose={() => steps.setOver(undefined)} onDone={onDone} />
      )}
    </>
  );
};

/** One question with all that can be done to it, for whoever looks at it. */
export const QuestionView = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const query = useQuestion(id);
  const missing = query.error instanceof ApiError && notHere.includes(query.error.status);
  if (missing && !query.data)
    return (
      <Instead title={states.missing.title} text={states.missing.text}>
        <ButtonLink to="/questions">{questionQueue.title}</ButtonLink>
      </Instead>
    );
  return (
    <>
      {query.error && (
        <div className="around">
          <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && <Skeleton lines={8} />}
      {query.data && <One question={query.data} onDone={onDone} />}
    </>
  );
};
