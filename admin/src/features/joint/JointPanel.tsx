import { useState } from "react";
import { Button } from "antd";
import { failureWords } from "../../client/failure";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { joint as words } from "../../words/joint";
import { InviteDrawer } from "./InviteDrawer";
import { TaskCard } from "./TaskCard";
import { useTasksOfCase } from "./useTasks";

const isOver = (status: string) => status === "done" || status === "ended";

/** 协办: the tasks of the units that help with a case, with state and clock. Nothing where there are none: the first is asked for by its step. */
export const JointPanel = ({ caseId }: { caseId: string }) => {
  const [inviting, setInviting] = useState(false);
  const tasks = useTasksOfCase(caseId);
  const items = tasks.data?.items ?? [];
  const open = items.filter(({ status }) => !isOver(status)).length;
  if (items.length === 0 && !tasks.error) return null;
  return (
    <section className="panel" aria-label={words.panel}>
      <h2>
        {words.panel}
        {items.length > 0 && <small>{words.count(open, items.length)}</small>}
      </h2>
      {tasks.error && <ErrorStrip message={failureWords(tasks.error)} onRetry={() => void tasks.refetch()} />}
      {items.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
      {tasks.data?.mayInvite && (
        <Button icon={<Icon name="building" />} onClick={() => setInviting(true)}>
          {words.invite}
        </Button>
      )}
      {inviting && <InviteDrawer caseId={caseId} onClose={() => setInviting(false)} />}
    </section>
  );
};
