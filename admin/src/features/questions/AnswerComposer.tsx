import { Button } from "antd";
import type { DeskQuestion } from "@qizhen/shared/contract/questionShapes";
import { failureWords } from "../../client/failure";
import { useKept } from "../../client/kept";
import { ErrorStrip } from "../../components/ErrorStrip";
import { answering as words } from "../../words/questions";
import { AnswerForm, bodyOf, type Written } from "./AnswerForm";
import { useCardsOf } from "./useLawCards";
import type { Step } from "./useQuestions";

/** Writes one's answer; what is typed is kept in this tab, and as a draft on the server when one says so. */
export const AnswerComposer = ({ question, step }: { question: DeskQuestion; step: Step }) => {
  const [typed, setTyped, clear] = useKept<Written | null>(`question.${question.id}.answer`, null);
  const cards = useCardsOf(question.draft?.cards ?? []);
  const written = typed ?? { text: question.draft?.text ?? "", cards: cards.data ?? [] };
  const ready = written.text.trim() !== "" && !step.busy;
  const send = async () => {
    if (ready && (await step.take({ action: "answer", ...bodyOf(written) }))) clear();
  };
  const keep = async () => {
    if (await step.take({ action: "draft", ...bodyOf(written) })) clear();
  };
  const privately = question.status === "private";
  return (
    <div className="panel">
      <h2>
        {words.title}
        <span>{privately ? words.privately : words.publicly}</span>
      </h2>
      {cards.error && <ErrorStrip message={failureWords(cards.error)} onRetry={() => void cards.refetch()} />}
      <AnswerForm
        title={words.title}
        written={written}
        onChange={setTyped}
        question={question}
        onSend={() => void send()}
        actions={
          <>
            {question.allowedActions.some(({ action }) => action === "draft") && (
              <Button size="small" disabled={!ready} onClick={() => void keep()}>
                {words.draft}
              </Button>
            )}
            <Button size="small" type="primary" disabled={!ready} loading={step.busy} onClick={() => void send()}>
              {words.send}
            </Button>
          </>
        }
      />
    </div>
  );
};
