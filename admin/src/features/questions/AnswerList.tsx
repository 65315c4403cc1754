import { Button } from "antd";
import { useState } from "react";
import type { DeskQuestion } from "@qizhen/shared/contract/questionShapes";
import { useKept } from "../../client/kept";
import { answering, questionPage as words } from "../../words/questions";
import { AnswerForm, bodyOf, type Written } from "./AnswerForm";
import { LawCardView } from "./LawCardView";
import type { Step } from "./useQuestions";

type DeskAnswer = DeskQuestion["answers"][number];
interface Props {
  question: DeskQuestion;
  step: Step;
}

/** Changes one's own answer; what is typed is kept until it went through. */
const Correcting = ({ question, step, answer, onClose }: Props & { answer: DeskAnswer; onClose: () => void }) => {
  const [written, setWritten, clear] = useKept<Written>(`question.${question.id}.${answer.id}`, {
    text: answer.text,
    cards: answer.cards,
  });
  const ready = written.text.trim() !== "" && !step.busy;
  const save = async () => {
    if (!ready || !(await step.take({ action: "answer", answerId: answer.id, ...bodyOf(written) }))) return;
    clear();
    onClose();
  };
  return (
    <AnswerForm
      title={answering.correcting}
      written={written}
      onChange={setWritten}
      question={question}
      onSend={() => void save()}
      actions={
        <>
          <Button
            size="small"
            onClick={() => {
              clear();
              onClose();
            }}
          >
            {answering.giveUp}
          </Button>
          <Button size="small" type="primary" disabled={!ready} loading={step.busy} onClick={() => void save()}>
            {answering.correct}
          </Button>
        </>
      }
    />
  );
};

const AnswerSteps = ({ question, step, answer, onCorrect }: Props & { answer: DeskAnswer; onCorrect: () => void }) => {
  const may = (name: string) => question.allowedActions.some(({ action }) => action === name);
  const answerId = answer.id;
  return (
    <div className="row wrap">
      {answer.stale && may("renew") && (
        <Button size="small" loading={step.busy} onClick={() => void step.take({ action: "renew", answerId })}>
          {words.renew}
        </Button>
      )}
      {answer.mine && may("answer") && (
        <Button size="small" onClick={onCorrect}>
          {words.correct}
        </Button>
      )}
      {!answer.best && may("best") && (
        <Button size="small" loading={step.busy} onClick={() => void step.take({ action: "best", answerId })}>
          {words.makeBest}
        </Button>
      )}
    </div>
  );
};

const OneAnswer = ({ answer, ...props }: Props & { answer: DeskAnswer }) => {
  const [correcting, setCorrecting] = useState(false);
  return (
    <article className={answer.best ? "q-answer best" : "q-answer"}>
      <p className="row wrap sm">
        <b>{answer.by.name}</b>
        <span className="tag pine">{answer.by.label}</span>
        {answer.best && <span className="tag pine">{words.best}</span>}
        {answer.stale && <span className="tag amber">{words.stale}</span>}
        {answer.mine && <span className="tag">{words.mine}</span>}
        {answer.edited && <span className="xs mut">{words.edited}</span>}
        <span className="grow" />
        <span className="xs mut">
          {words.day(answer.day)}
          {answer.helped > 0 && ` · ${words.helped(answer.helped)}`}
        </span>
      </p>
      {correcting ? (
        <Correcting {...props} answer={answer} onClose={() => setCorrecting(false)} />
      ) : (
        <>
          <p className="q-body">{answer.text}</p>
          {answer.cards.map((card) => (
            <LawCardView key={card.id} card={card} />
          ))}
          <AnswerSteps {...props} answer={answer} onCorrect={() => setCorrecting(true)} />
        </>
      )}
    </article>
  );
};

/** What was answered; which answer is the best, and which has to be looked at again because a law has changed. */
export const AnswerList = ({ question, step }: Props) =>
  question.answers.length > 0 && (
    <section className="stack" aria-label={words.answersTitle(question.answers.length)}>
      {question.answers.map((answer) => (
        <OneAnswer key={answer.id} question={question} step={step} answer={answer} />
      ))}
    </section>
  );
