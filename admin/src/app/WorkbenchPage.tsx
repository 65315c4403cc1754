import { hasRole, useMe } from "../client/useSession";
import { Page } from "../components/Page";
import { useNow } from "../components/now";
import { WaitingList } from "../features/cases/WaitingList";
import { WorkQueue } from "../features/cases/WorkQueue";
import { MyTasks } from "../features/joint/MyTasks";
import { DueCards } from "../features/supervision/DueCards";
import { CallList } from "../features/notices/CallList";
import { dayWords } from "../words/dates";

/** 工作台: what needs me, in order; beside it the calls to make and what waits on others. */
export const WorkbenchPage = () => {
  const now = useNow();
  const me = useMe();
  const calls = hasRole(me, "grid_worker", "clerk", "mediator");
  const aside = calls || hasRole(me, "department", "expert");
  return (
    <Page title={dayWords(now)}>
      <div className={aside ? "work" : "work alone"}>
        <WorkQueue>
          <DueCards />
        </WorkQueue>
        {aside && (
          <aside className="aside" tabIndex={0}>
            <MyTasks side="ours" always={!calls} />
            {calls && <CallList />}
            <MyTasks side="asked" />
            {calls && <WaitingList />}
          </aside>
        )}
      </div>
    </Page>
  );
};
