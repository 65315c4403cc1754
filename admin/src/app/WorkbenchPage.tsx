import { hasRole, useMe } from "../client/useSession";
import { Page } from "../components/Page";
import { useNow } from "../components/now";
import { WaitingList } from "../features/cases/WaitingList";
import { WorkQueue } from "../features/cases/WorkQueue";
import { CallList } from "../features/notices/CallList";
import { dayWords } from "../words/dates";

/** 工作台: what needs me, in order; beside it the calls to make and what waits on others. */
export const WorkbenchPage = () => {
  const now = useNow();
  const calls = hasRole(useMe(), "grid_worker", "clerk", "mediator");
  return (
    <Page title={dayWords(now)}>
      <div className={calls ? "work" : "work alone"}>
        <WorkQueue />
        {calls && (
          <aside className="aside" tabIndex={0}>
            <CallList />
            <WaitingList />
          </aside>
        )}
      </div>
    </Page>
  );
};
