import { useState } from "react";
import { joint, type JointAction, type JointTask } from "@qizhen/shared/contract/joint";
import { call } from "@qizhen/shared/endpoint";
import { Area, Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Screen } from "../../../../components/screen/Screen";
import { Sheet } from "../../../../components/screen/Sheet";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { Timeline } from "../../../../components/story/Timeline";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { refresh, useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useOnce } from "../../../../client/useOnce";
import { now } from "../../../../platform/clock";
import { goTo, usePageParams, useOnPull } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { sayDate, sayWhen } from "../../../../words/dates";
import { taskWords as words } from "../../../../words/spot";

/** Takes a step of a task: once, however often it is tapped or tried again. */
const useStep = (task: JointTask, onDone: () => void) => {
  const { busy, problem, run } = useOnce({ refreshes: [`/cases/${task.caseId}`, "/joint-tasks"] });
  const take = (action: JointAction, text: string) =>
    run(async (key) => {
      const body = { action, version: task.version, ...(text.trim() && { text: text.trim() }) };
      await call(joint.act, send, { params: { id: task.id }, body, key });
      toast(words.done);
      onDone();
    });
  return { busy, problem, take };
};

const StepSheet = ({ task, action, onClose }: { task: JointTask; action: JointAction; onClose: () => void }) => {
  const [written, setWritten] = useState("");
  const step = useStep(task, onClose);
  const lacks = written.trim() === "";
  const text = words.text[action];
  return (
    <Sheet title={words.buttons[action]} {...(text && { text })} onClose={onClose}>
      {step.problem && <ProblemCard problem={step.problem} />}
      <FormRow label={words.label[action]}>
        <Area
          className="input area"
          label={words.label[action]}
          placeholder={words.placeholder}
          maxLength={1000}
          value={written}
          onChange={setWritten}
        />
      </FormRow>
      <Button {...((lacks || step.busy) && { off: true })} onTap={() => void step.take(action, written)}>
        {step.busy ? words.sending : lacks ? words.missing : words.buttons[action]}
      </Button>
    </Sheet>
  );
};

const Foot = ({ task, onOpen }: { task: JointTask; onOpen: (action: JointAction) => void }) => {
  const step = useStep(task, () => undefined);
  return (
    <>
      {step.problem && <ProblemCard problem={step.problem} />}
      {task.allowedActions.map(({ action, needs }, nth) => (
        <Button
          key={action}
          look={nth === 0 ? "primary" : "quiet"}
          {...(step.busy && { off: true })}
          onTap={() => (needs.length > 0 ? onOpen(action) : void step.take(action, ""))}
        >
          {words.buttons[action]}
        </Button>
      ))}
    </>
  );
};

const TaskCard = ({ task }: { task: JointTask }) => (
  <>
    <Box className="card column">
      <Box className="mini second">{words.asks(task.askedBy.name, task.askedBy.unit)}</Box>
      <Box as="h1" className="title">
        {task.task}
      </Box>
      <Box className="second">{task.next}</Box>
      {task.clock && <Box className="mini">{words.due(task.clock.what, sayDate(task.clock.dueAt))}</Box>}
    </Box>
    <Box className="card column">
      <Box className="mini second">{words.about}</Box>
      <Box className="strong">{task.caseTitle}</Box>
      <Box className="mini">{task.caseNumber}</Box>
      {task.maySee ? (
        <Button look="tint" small onTap={() => goTo(paths.case, { id: task.caseId })}>
          {words.look}
        </Button>
      ) : (
        <Box className="second">{words.lookLater}</Box>
      )}
    </Box>
    {task.said.length > 0 && (
      <Box className="card">
        <Timeline
          items={task.said.map(({ at, by, action, text }, nth) => ({
            id: String(nth),
            text: `${by.name} ${words.buttons[action]}：${text}`,
            when: sayWhen(at, now()),
          }))}
        />
      </Box>
    )}
  </>
);

/** 协办任务: what is asked, until when, and the few steps of it. */
export default function TaskPage() {
  const { id = "", case: caseId = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.task}?id=${id}&case=${caseId}`);
  const load = useGet(joint.ofCase, user && caseId ? { params: { id: caseId } } : null);
  const [open, setOpen] = useState<JointAction>();
  useOnPull(() => refresh(`/cases/${caseId}/tasks`));
  const find = (items: readonly JointTask[]) => items.find((task) => task.id === id);
  return (
    <Screen
      title={words.title}
      load={load}
      foot={({ items }) => {
        const task = find(items);
        return task && task.allowedActions.length > 0 && <Foot key={task.version} task={task} onOpen={setOpen} />;
      }}
      over={({ items }) => {
        const task = find(items);
        return task && open && <StepSheet task={task} action={open} onClose={() => setOpen(undefined)} />;
      }}
    >
      {({ items }) => {
        const task = find(items);
        return task ? <TaskCard task={task} /> : <Empty icon="inbox" {...common.problem.notFound} />;
      }}
    </Screen>
  );
}
