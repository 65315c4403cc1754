import type { ReactNode } from "react";
import { useTasksOfCase } from "./useTasks";
import { joint as words } from "../../words/joint";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { TaskCard } from "./TaskCard";

/**
 * What a unit sees of a case before it has signed for its task: what is asked, until when, and the steps. `otherwise`: for who
 * has no task there.
 */
export const TaskDoor = ({ caseId, otherwise }: { caseId: string; otherwise: ReactNode }) => {
  const tasks = useTasksOfCase(caseId);
  const items = tasks.data?.items ?? [];
  const [first] = items;
  if (tasks.isPending) return <Skeleton lines={6} />;
  if (!first) return otherwise;
  return (
    <Page title={first.caseTitle} beside={<span className="mut sm nw">{first.caseNumber}</span>}>
      <div className="joint-door stack">
        <h2>{words.doorTitle}</h2>
        <p className="sm sec">{words.doorText}</p>
        <section className="panel" aria-label={words.mine}>
          {items.map((task) => (
            <TaskCard key={task.id} task={task} />
          ))}
        </section>
      </div>
    </Page>
  );
};
