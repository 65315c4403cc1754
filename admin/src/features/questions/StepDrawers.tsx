import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { questionDesk } from "@qizhen/shared/contract/questionDesk";
import { answerBadges, type DeskQuestion, type QuestionCard } from "@qizhen/shared/contract/questionShapes";
import { questions } from "@qizhen/shared/contract/questions";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { ask } from "../../client/send";
import { useSettled } from "../../client/useSettled";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Skeleton } from "../../components/Skeleton";
import { questionPage, quickPhrases, textSteps } from "../../words/questions";
import { CardLines } from "./Beside";
import { useStep } from "./useQuestions";

type TextStep = keyof typeof textSteps;
/** Steps that are asked about first. */
export type DrawnStep = TextStep | "merge" | "ask_expert";

interface Props {
  question: DeskQuestion;
  onClose: () => void;
  /** The question waits no more. */
  onDone: () => void;
}

const troubleOf = (error: unknown) => error !== undefined && <ErrorStrip message={failureWords(error)} />;

const requestOf = (step: TextStep, text: string) =>
  step === "ask_back" ? { action: step, text } : { action: step, reason: text };

/** Words that the asker will read: typed, or begun with a phrase. */
const TextDrawer = ({ step, question, onClose, onDone }: Props & { step: TextStep }) => {
  const words = textSteps[step];
  const [text, setText, clear] = useKept(`question.${question.id}.${step}`, "");
  const { take, busy, error } = useStep(question);
  const save = async () => {
    if (!(await take(requestOf(step, text.trim())))) return;
    clear();
    onClose();
    onDone();
  };
  return (
    <ConfirmDrawer
      title={words.title}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.confirm}
      danger={step === "reject"}
      busy={busy}
      disabled={text.trim() === ""}
      error={troubleOf(error)}
    >
      <p className="sm sec">{words.about}</p>
      <Field label={words.label}>
        <Input.TextArea
          autoFocus
          aria-label={words.label}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="chips tall" role="group" aria-label={quickPhrases}>
        {words.phrases.map((phrase) => (
          <button
            key={phrase}
            type="button"
            className="phrase"
            onClick={() => setText(text.trim() ? `${text.trim()}\n${phrase}` : phrase)}
          >
            {phrase}
          </button>
        ))}
      </div>
    </ConfirmDrawer>
  );
};

const useTargets = (question: DeskQuestion, typed: string) => {
  const q = useSettled(typed.trim());
  const found = useQuery({
    queryKey: [...keys.questions, "targets", q],
    queryFn: () => ask(questions.list, { query: { q, limit: 10 } }),
    enabled: q !== "",
  });
  const all: QuestionCard[] = q === "" ? question.similar : (found.data?.items ?? []);
  return {
    cards: all.filter(({ id }) => id !== question.id),
    pending: q !== "" && found.isPending,
    error: found.error,
  };
};

const MergeDrawer = ({ question, into, onClose, onDone }: Props & { into?: string | undefined }) => {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(into);
  const targets = useTargets(question, typed);
  const { take, busy, error } = useStep(question);
  const words = questionPage.merge;
  const save = async () => {
    if (!chosen || !(await take({ action: "merge", into: chosen }))) return;
    onClose();
    onDone();
  };
  return (
    <ConfirmDrawer
      title={words.title}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.choose}
      busy={busy}
      disabled={!chosen}
      error={troubleOf(error ?? targets.error ?? undefined)}
    >
      <p className="sm sec">{words.about}</p>
      <div className="panel">
        <h2>{words.this}</h2>
        <b className="sm">{question.title}</b>
        <p className="sm sec">{question.body}</p>
      </div>
      <Field label={words.search}>
        <Input
          placeholder={words.hint}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {targets.pending && <Skeleton lines={3} />}
      {!targets.pending && targets.cards.length === 0 && <p className="sm mut">{words.none}</p>}
      <Radio.Group
        aria-label={words.choose}
        value={chosen}
        onChange={(event) => setChosen(String(event.target.value))}
        style={{ display: "grid", gap: 8 }}
        options={targets.cards.map((card) => ({ value: card.id, label: <CardLines card={card} /> }))}
      />
    </ConfirmDrawer>
  );
};

const ExpertDrawer = ({ question, onClose }: Props) => {
  const [typed, setTyped] = useState("");
  const [staffId, setStaffId] = useState<string>();
  const { take, busy, error } = useStep(question);
  const people = useQuery({
    queryKey: [...keys.questions, "people", question.id],
    queryFn: () => ask(questionDesk.people, { params: { id: question.id } }),
  });
  const words = questionPage.expert;
  const fitting = people.data?.items.filter(({ name, unit }) => `${name}${unit}`.includes(typed.trim())) ?? [];
  const save = async () => {
    if (staffId && (await take({ action: "ask_expert", staffId }))) onClose();
  };
  return (
    <ConfirmDrawer
      title={words.title}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.title}
      busy={busy}
      disabled={!staffId}
      error={troubleOf(error ?? people.error ?? undefined)}
    >
      <p className="sm sec">{words.about}</p>
      <Field label={words.search}>
        <Input value={typed} maxLength={30} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      {people.isPending && <Skeleton lines={4} />}
      {people.data && fitting.length === 0 && <p className="sm mut">{words.none}</p>}
      <Radio.Group
        aria-label={words.who}
        value={staffId}
        onChange={(event) => setStaffId(String(event.target.value))}
        style={{ display: "grid", gap: 8 }}
        options={fitting.map(({ id, name, badge, unit, fits }) => ({
          value: id,
          label: (
            <span>
              {name} <span className="tag">{answerBadges[badge]}</span>{" "}
              {fits && <span className="tag pine">{words.fits}</span>} <span className="xs mut">{unit}</span>
            </span>
          ),
        }))}
      />
    </ConfirmDrawer>
  );
};

/** The form of one step. */
export const StepDrawer = ({ step, into, ...props }: Props & { step: DrawnStep; into?: string | undefined }) => {
  if (step === "merge") return <MergeDrawer into={into} {...props} />;
  if (step === "ask_expert") return <ExpertDrawer {...props} />;
  return <TextDrawer step={step} {...props} />;
};
