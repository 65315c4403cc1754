import { Button } from "antd";
import { Link } from "react-router";
import type { JointTask } from "@qizhen/shared/contract/joint";
import { DueIn } from "../../components/DueIn";
import { ErrorStrip } from "../../components/ErrorStrip";
import { joint as words } from "../../words/joint";
import { useMyTasks } from "./useTasks";

const Row = ({ task, head }: { task: JointTask; head: string }) => (
  <li>
    <Link to={`/cases/${task.caseId}`}>
      {head}
      <span>
        {task.caseTitle} · {task.caseNumber}
      </span>
    </Link>
    <DueIn clock={task.clock} />
  </li>
);

/** 我的协办, or what others are to do for my cases, the first due first. Without any it is left out, unless it is `always` there. */
export const MyTasks = ({ side, always = false }: { side: "ours" | "asked"; always?: boolean }) => {
  const list = useMyTasks(side);
  const title = side === "ours" ? words.mine : words.waits;
  if (list.failed) return <ErrorStrip message={list.failed} onRetry={list.retry} />;
  if (list.pending || (list.rows.length === 0 && !always)) return null;
  return (
    <section aria-label={title}>
      <h2>
        {title}
        {list.rows.length > 0 && <small>{words.mineCount(list.rows.length)}</small>}
      </h2>
      {list.rows.length === 0 && <p className="xs mut">{words.mineNone}</p>}
      <ul className="waits">
        {list.rows.map((task) => (
          <Row key={task.id} task={task} head={side === "ours" ? task.task : task.next} />
        ))}
      </ul>
      {list.more && (
        <Button size="small" onClick={list.more} loading={list.growing}>
          {words.moreMine}
        </Button>
      )}
    </section>
  );
};
