import { useState } from "react";
import { App, Input } from "antd";
import { joint, type JointAction, type JointTask } from "@qizhen/shared/contract/joint";
import { failureWords, fieldFailures } from "../../client/failure";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { joint as words } from "../../words/joint";
import { useTasksChanged } from "./useTasks";

/** Takes a step of a task, and asks again for what shows it. */
export const useTaskStep = (task: JointTask) => {
  const act = useWrite(joint.act);
  const changed = useTasksChanged();
  const { message } = App.useApp();
  const take = async (action: JointAction, text: string): Promise<boolean> => {
    const body = { action, version: task.version, ...(text.trim() && { text: text.trim() }) };
    const answer = await act.run({ params: { id: task.id }, body });
    changed(task.caseId);
    if (answer) void message.success(words.done(words.actions[action]));
    return answer !== undefined;
  };
  return { take, busy: act.busy, error: act.error };
};

interface Props {
  task: JointTask;
  action: JointAction;
  onClose: () => void;
}

/** A step that says something: an opinion, a reason, a decision. What is typed is kept until it went through. */
export const TaskDrawer = ({ task, action, onClose }: Props) => {
  const [typed, setTyped, clear] = useKept<{ text: string }>(`joint.${task.id}.${action}`, { text: "" });
  const [tried, setTried] = useState(false);
  const { take, busy, error } = useTaskStep(task);
  const lacks = typed.text.trim() === "";
  const save = async () => {
    setTried(true);
    if (lacks || !(await take(action, typed.text))) return;
    clear();
    onClose();
  };
  const wrong = (tried && lacks ? words.missing : undefined) ?? fieldFailures(error)["text"];
  return (
    <ConfirmDrawer
      title={words.actions[action]}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.actions[action]}
      busy={busy}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      {words.about[action] && <p className="sm sec">{words.about[action]}</p>}
      <Field label={words.fields[action]} wrong={wrong}>
        <Input.TextArea
          aria-label={words.fields[action]}
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={1000}
          value={typed.text}
          onChange={(event) => setTyped({ text: event.target.value })}
        />
      </Field>
    </ConfirmDrawer>
  );
};
