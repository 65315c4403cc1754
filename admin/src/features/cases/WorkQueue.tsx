import { useState, type ReactNode } from "react";
import { Button } from "antd";
import { useNavigate } from "react-router";
import type { WorkGroup } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { useMe } from "../../client/useSession";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Skeleton } from "../../components/Skeleton";
import { useShortcuts } from "../../components/useShortcuts";
import { workbench as words } from "../../words/cases";
import { states } from "../../words/frame";
import { GroupTabs } from "./GroupTabs";
import { useFreshIds } from "./useFreshIds";
import { useWorkGroup, useWorklist, type WorkItem, type Worklist } from "./useWorklist";
import { AlarmRow, WorkRow } from "./WorkRow";
import { workStep, workStepLink } from "./workStep";

interface Shown {
  group: WorkGroup;
  items: WorkItem[];
  /** How many of the group are not shown. */
  left: number;
}

/** The groups with what is in them; or one group, grown page by page. */
const shownOf = (worklist: Worklist | undefined, only: WorkGroup | undefined, grown: WorkItem[]): Shown[] => {
  const all = (worklist?.groups ?? []).map(({ group, items, count }) => ({ group, items, left: count - items.length }));
  return (only ? [{ group: only, items: grown, left: 0 }] : all).filter(({ items }) => items.length > 0);
};

/** J and K move over all rows shown, Enter opens, E takes the row's step. Answers the row one is on. */
const useRowKeys = (shown: Shown[]) => {
  const [at, setAt] = useState<string>();
  const navigate = useNavigate();
  const me = useMe();
  const rows = shown.flatMap(({ group, items }) => items.map((item) => ({ item, group })));
  const index = rows.findIndex(({ item }) => item.id === at);
  const go = (to: number) => setAt(rows[Math.max(0, Math.min(rows.length - 1, to))]?.item.id);
  const current = rows[index];
  useShortcuts({
    j: () => go(index + 1),
    k: () => go(index < 0 ? 0 : index - 1),
    Enter: current && (() => void navigate(`/cases/${current.item.id}`)),
    e: current && (() => void navigate(workStepLink(current.item, workStep(current.item, current.group, me)))),
  });
  return at;
};

const Group = ({
  group,
  items,
  left,
  at,
  fresh,
  onMore,
}: Shown & { at: string | undefined; fresh: ReadonlySet<string>; onMore: () => void }) => {
  const me = useMe();
  return (
    <div>
      {group !== "red" && (
        <h2 className="grp">
          <b>{words.groups[group]}</b>
          {items.length + left}
        </h2>
      )}
      {items.map((row) => {
        const props = { row, step: workStep(row, group, me), selected: row.id === at, fresh: fresh.has(row.id) };
        return group === "red" ? (
          <AlarmRow key={row.id} {...props} />
        ) : (
          <WorkRow key={row.id} group={group} {...props} />
        );
      })}
      {left > 0 && (
        <p className="more-row">
          <Button size="small" onClick={onMore}>
            {words.moreOf(left)}
          </Button>
        </p>
      )}
    </div>
  );
};

/** 等我办: what needs me, most pressing first; new work appears by itself. Above it what other features have to say. */
export const WorkQueue = ({ children }: { children?: ReactNode }) => {
  const [only, setOnly] = useState<WorkGroup>();
  const worklist = useWorklist();
  const grown = useWorkGroup(only);
  const shown = shownOf(worklist.data, only, grown.rows);
  const fresh = useFreshIds(worklist.data?.groups.flatMap(({ items }) => items.map(({ id }) => id)));
  const at = useRowKeys(shown);
  const pending = only ? grown.pending : worklist.isPending;
  return (
    <section className="queue" aria-label={words.list}>
      {children}
      <GroupTabs worklist={worklist.data} only={only} onOnly={setOnly} />
      {worklist.error && (
        <div className="around">
          <ErrorStrip message={failureWords(worklist.error)} onRetry={() => void worklist.refetch()} />
        </div>
      )}
      {pending && <Skeleton lines={10} />}
      {worklist.data && !pending && shown.length === 0 && (
        <div className="around">
          <EmptyState {...(only ? words.noneHere : words.none)} />
        </div>
      )}
      {shown.map((one) => (
        <Group key={one.group} {...one} at={at} fresh={fresh} onMore={() => setOnly(one.group)} />
      ))}
      {only && grown.more && (
        <p className="more-row">
          <Button onClick={grown.more} loading={grown.growing}>
            {states.more}
          </Button>
        </p>
      )}
    </section>
  );
};
