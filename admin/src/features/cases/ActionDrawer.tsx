import { useState } from "react";
import { App, Button } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { cases, type AllowedAction, type CaseDetail } from "@qizhen/shared/contract/cases";
import { actions } from "@qizhen/shared/vocabulary";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { casePage, steps as words } from "../../words/cases";
import { fieldsOf, lacksOf, requestOf, startOf, type Typed } from "./stepForm";
import { StepField } from "./StepField";

const untyped: Typed = {};

/** Who was faster, and with what: the newest line of the timeline. */
const racedWords = (detail: CaseDetail): string => {
  const last = detail.timeline.reduce<CaseDetail["timeline"][number] | undefined>(
    (newest, line) => (newest && newest.at > line.at ? newest : line),
    undefined,
  );
  return last?.by ? casePage.racedBy(last.by.name, last.text) : casePage.raced;
};

/** Takes a step: saves it, remembers the answer, and asks the lists again. */
const useStep = (detail: CaseDetail) => {
  const act = useWrite(cases.act);
  const queries = useQueryClient();
  const take = async (request: Parameters<typeof act.run>[0]["body"]) => {
    const answer = await act.run({ params: { id: detail.id }, ...(request && { body: request }) });
    if (answer) queries.setQueryData(keys.case(detail.id), answer);
    void queries.invalidateQueries({ queryKey: keys.case(detail.id) });
    if (answer) {
      void queries.invalidateQueries({ queryKey: keys.cases });
      void queries.invalidateQueries({ queryKey: keys.worklist });
    }
    return answer !== undefined;
  };
  return { take, busy: act.busy, error: act.error };
};

/**
 * The form of one step, made of the fields it needs and may have. What is typed is kept until it went through: a lost
 * network, a lost race (409) or a new sign-in loses nothing.
 */
export const ActionDrawer = ({
  detail,
  allowed,
  preset,
  onClose,
}: {
  detail: CaseDetail;
  allowed: AllowedAction;
  preset?: Typed | undefined;
  onClose: () => void;
}) => {
  const [typed, setTyped, clear] = useKept<Typed>(`step.${detail.id}.${allowed.action}`, untyped);
  const [seen, setSeen] = useState(detail.version);
  const [tried, setTried] = useState<Record<string, string>>();
  const { take, busy, error } = useStep(detail);
  const { message } = App.useApp();
  const values = { ...startOf(allowed, detail), ...preset, ...typed };
  const raced = detail.version !== seen;
  const lost = !detail.allowedActions.some(({ action }) => action === allowed.action);
  const wrong = { ...fieldFailures(error), ...tried };
  const confirm = async () => {
    const lacks = lacksOf(allowed, values, detail);
    const made = requestOf(allowed, values, detail, seen);
    if (Object.keys(lacks).length > 0 || "wrong" in made)
      return setTried({ ...("wrong" in made && made.wrong), ...lacks });
    setTried(undefined);
    if (!(await take(made.request))) return;
    clear();
    void message.success(casePage.done(actions[allowed.action]));
    onClose();
  };
  const conflict = error instanceof ApiError && error.status === 409;
  return (
    <ConfirmDrawer
      title={actions[allowed.action]}
      onClose={onClose}
      onConfirm={() => void confirm()}
      confirm={words.confirmWords[allowed.action]}
      busy={busy}
      disabled={lost}
      danger={allowed.action === "confirm" && detail.risk === "red"}
      error={
        <>
          {raced && (
            <ErrorStrip
              message={racedWords(detail)}
              action={
                <Button size="small" onClick={() => setSeen(detail.version)}>
                  {words.seen}
                </Button>
              }
            />
          )}
          {error !== undefined && !(conflict && raced) && <ErrorStrip message={failureWords(error)} />}
          {lost && <ErrorStrip message={words.notNow} />}
        </>
      }
    >
      {words.about[allowed.action] && <p className="sm sec">{words.about[allowed.action]}</p>}
      {fieldsOf(allowed).map(({ name, needed }) => (
        <StepField
          key={name}
          name={name}
          needed={needed}
          value={values[name]}
          wrong={wrong[name]}
          detail={detail}
          onChange={(value) => setTyped({ ...typed, [name]: value ?? "" })}
        />
      ))}
    </ConfirmDrawer>
  );
};
