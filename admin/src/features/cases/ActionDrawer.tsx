import { useState } from "react";
import { App, Button } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { cases, type ActionRequest, type AllowedAction, type CaseDetail } from "@qizhen/shared/contract/cases";
import { actions } from "@qizhen/shared/vocabulary";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { casePage } from "../../words/cases";
import { steps as words } from "../../words/steps";
import { fieldsOf, lacksOf, requestOf, startOf, type Typed } from "./stepForm";
import { Foresight } from "./Foresight";
import { StepField } from "./StepField";

const untyped: Typed = {};

interface Props {
  detail: CaseDetail;
  allowed: AllowedAction;
  /** What the form starts with besides: the candidate that was clicked. */
  preset?: Typed | undefined;
  onClose: () => void;
}

/** Who was faster, and with what: the newest line of the timeline. */
const racedWords = ({ timeline }: CaseDetail): string => {
  const [last] = [...timeline].sort((a, b) => new Date(b.at).getTime() - new Date(a.at).getTime());
  return last?.by ? casePage.racedBy(last.by.name, last.text) : casePage.raced;
};

/** Takes a step: saves it, remembers the answer, and asks the lists again. */
const useStep = (detail: CaseDetail) => {
  const act = useWrite(cases.act);
  const queries = useQueryClient();
  const take = async (request: ActionRequest) => {
    const answer = await act.run({ params: { id: detail.id }, body: request });
    if (answer) queries.setQueryData(keys.case(detail.id), answer);
    for (const queryKey of [keys.case(detail.id), ...(answer ? [keys.cases, keys.worklist] : [])])
      void queries.invalidateQueries({ queryKey });
    return answer !== undefined;
  };
  return { take, busy: act.busy, error: act.error };
};

/** The step's form: what is typed, kept until it went through; the version that was seen; what still lacks. */
const useStepForm = ({ detail, allowed, preset, onClose }: Props) => {
  const [typed, setTyped, clear] = useKept<Typed>(`step.${detail.id}.${allowed.action}`, untyped);
  const [seen, setSeen] = useState(detail.version);
  const [tried, setTried] = useState<Record<string, string>>();
  const { take, busy, error } = useStep(detail);
  const { message } = App.useApp();
  const values = { ...startOf(allowed, detail), ...preset, ...typed };
  const confirm = async () => {
    const lacks = lacksOf(allowed, values, detail);
    const made = requestOf(allowed, values, detail, seen);
    const wrong = { ...("wrong" in made && made.wrong), ...lacks };
    setTried(wrong);
    if ("wrong" in made || Object.keys(lacks).length > 0 || !(await take(made.request))) return;
    clear();
    void message.success(casePage.done(actions[allowed.action]));
    onClose();
  };
  return {
    values,
    set: (name: string, value: string | undefined) => setTyped({ ...typed, [name]: value ?? "" }),
    wrong: { ...fieldFailures(error), ...tried } as Record<string, string>,
    confirm,
    busy,
    error,
    raced: detail.version !== seen,
    lookedAt: () => setSeen(detail.version),
  };
};

/** What stands against the step: somebody was faster, it is not allowed any more, or the server said no. */
const Trouble = ({
  detail,
  form,
  lost,
}: {
  detail: CaseDetail;
  form: ReturnType<typeof useStepForm>;
  lost: boolean;
}) => {
  const told = form.raced && form.error instanceof ApiError && form.error.status === 409;
  const look = (
    <Button size="small" onClick={form.lookedAt}>
      {words.seen}
    </Button>
  );
  return (
    <>
      {form.raced && <ErrorStrip message={racedWords(detail)} action={look} />}
      {form.error !== undefined && !told && <ErrorStrip message={failureWords(form.error)} />}
      {lost && <ErrorStrip message={words.notNow} />}
    </>
  );
};

/**
 * The form of one step, made of the fields it needs and may have. What is typed is kept until it went through: a lost
 * network, a lost race (409) or a new sign-in loses nothing.
 */
export const ActionDrawer = (props: Props) => {
  const { detail, allowed, onClose } = props;
  const form = useStepForm(props);
  const lost = !detail.allowedActions.some(({ action }) => action === allowed.action);
  return (
    <ConfirmDrawer
      title={actions[allowed.action]}
      onClose={onClose}
      onConfirm={() => void form.confirm()}
      confirm={words.confirmWords[allowed.action]}
      busy={form.busy}
      disabled={lost}
      danger={allowed.action === "confirm" && detail.risk === "red"}
      error={<Trouble detail={detail} form={form} lost={lost} />}
    >
      {words.about[allowed.action] && <p className="sm sec">{words.about[allowed.action]}</p>}
      {fieldsOf(allowed).map(({ name, needed }) => (
        <StepField
          key={name}
          name={name}
          needed={needed}
          value={form.values[name]}
          wrong={form.wrong[name]}
          detail={detail}
          onChange={(value) => form.set(name, value)}
        />
      ))}
      <Foresight detail={detail} allowed={allowed} typed={form.values} />
    </ConfirmDrawer>
  );
};
