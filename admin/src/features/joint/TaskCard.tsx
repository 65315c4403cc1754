import { useState } from "react";
import { Button } from "antd";
import { jointStatuses, type JointAction, type JointTask } from "@qizhen/shared/contract/joint";
import { failureWords } from "../../client/failure";
import { DueIn } from "../../components/DueIn";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { joint as words } from "../../words/joint";
import { TaskDrawer, useTaskStep } from "./TaskDrawer";

/** Its steps as buttons; only what the server allows. */
const Steps = ({ task }: { task: JointTask }) => {
  const [open, setOpen] = useState<JointAction>();
  const { take, busy, error } = useTaskStep(task);
  if (task.allowedActions.length === 0) return null;
  return (
    <>
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
      <div className="acts" role="group" aria-label={task.unit.name}>
        {task.allowedActions.map(({ action, needs }, nth) => (
          <Button
            key={action}
            size="small"
            type={nth === 0 && action !== "cancel" && task.status !== "done" ? "primary" : "default"}
            loading={busy && needs.length === 0}
            onClick={() => (needs.length > 0 ? setOpen(action) : void take(action, ""))}
          >
            {words.actions[action]}
          </Button>
        ))}
      </div>
      {open && <TaskDrawer key={open} task={task} action={open} onClose={() => setOpen(undefined)} />}
    </>
  );
};

/** What was said about it, but for the opinion that stands above. */
const Said = ({ task }: { task: JointTask }) => {
  const now = useNow();
  const lines = task.said.filter(({ at, action }) => !(action === "report" && at === task.opinion?.at));
  return lines.map(({ at, by, action, text }, nth) => (
    <p key={nth} className="xs sec">
      {timeWords(at, now)} {by.name} {words.actions[action]}：{text}
    </p>
  ));
};

/** One unit's part: what is asked, how it stands, its clock, its opinion, and what one may do about it. */
export const TaskCard = ({ task }: { task: JointTask }) => {
  const now = useNow();
  const { askedBy, received, opinion } = task;
  return (
    <article className="joint-task">
      <header>
        <b>{task.unit.name}</b>
        <span className="tag">{jointStatuses[task.status]}</span>
      </header>
      <p className="what">{task.task}</p>
      <p className="xs mut">
        {words.askedBy(words.by(askedBy.name, askedBy.unit), timeWords(task.askedAt, now))}
        {received && `；${words.received(received.by.name, timeWords(received.at, now))}`}
      </p>
      {task.clock && (
        <div className="clock-line">
          <DueIn clock={task.clock} />
        </div>
      )}
      {opinion && (
        <p className="answer">
          <b className="xs">
            {words.opinion}：{opinion.by.name}
          </b>
          <br />
          {opinion.text}
        </p>
      )}
      <Said task={task} />
      {!opinion && <p className="xs sec">{task.next}</p>}
      <Steps task={task} />
    </article>
  );
};
