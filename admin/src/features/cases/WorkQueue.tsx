import { useState } from "react";
import { Button } from "antd";
import { useNavigate } from "react-router";
import type { WorkGroup } from "@qizhen/shared/contract/cases";
import { failureWords } from "../../client/failure";
import { useMe } from "../../client/useSession";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Skeleton } from "../../components/Skeleton";
import { useShortcuts } from "../../components/useShortcuts";
import { workbench as words } from "../../words/cases";
import { states } from "../../words/frame";
import { useFreshIds } from "./useFreshIds";
import { useWorkGroup, useWorklist, waitingOf, type WorkItem, type Worklist } from "./useWorklist";
import { AlarmRow, WorkRow } from "./WorkRow";
import { workStep, workStepLink } from "./workStep";

interface Shown {
  group: WorkGroup;
  items: WorkItem[];
  /** How many of the group are not shown. */
  left: number;
}

/** The groups with what is in them; or one group, grown page by page. */
const shownOf = (worklist: Worklist | undefined, only: WorkGroup | undefined, grown: WorkItem[]): Shown[] =>
  only
    ? [{ group: only, items: grown, left: 0 }]
    : (worklist?.groups ?? []).map(({ group, items, count }) => ({ group, items, left: count - items.length }));

const GroupTabs = ({
  worklist,
  only,
  onOnly,
}: {
  worklist: Worklist | undefined;
  only: WorkGroup | undefined;
  onOnly: (group: WorkGroup | undefined) => void;
}) => (
  <div className="seg">
    <button type="button" className={only ? "" : "on"} aria-pressed={!only} onClick={() => onOnly(undefined)}>
      <b>{words.all}</b>
      {waitingOf(worklist)}
    </button>
    {worklist?.groups
      .filter(({ count, group }) => count > 0 || group === only)
      .map(({ group, count }) => (
        <button
          key={group}
          type="button"
          className={only === group ? "on" : ""}
          aria-pressed={only === group}
          onClick={() => onOnly(group)}
        >
          {words.groups[group]} <b>{count >= 100 ? words.many : count}</b>
        </button>
      ))}
    <span className="hint" aria-hidden="true">
      <span>
        <kbd>J</kbd>
        <kbd>K</kbd>
        {words.hintMove}
      </span>
      <span>
        <kbd>{words.enterKey}</kbd>
        {words.hintOpen}
      </span>
      <span>
        <kbd>E</kbd>
        {words.hintAct}
      </span>
    </span>
  </div>
);

/** J and K move over all rows shown, Enter opens, E takes the row's step. */
const useRowKeys = (rows: Array<{ item: WorkItem; group: WorkGroup }>) => {
  const [at, setAt] = useState<string>();
  const navigate = useNavigate();
  const me = useMe();
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

/** 等我办: what needs me, most pressing first; new work appears by itself. */
export const WorkQueue = () => {
  const [only, setOnly] = useState<WorkGroup>();
  const worklist = useWorklist();
  const grown = useWorkGroup(only ?? "red");
  const me = useMe();
  const shown = shownOf(worklist.data, only, grown.rows).filter(({ items }) => items.length > 0);
  const rows = shown.flatMap(({ group, items }) => items.map((item) => ({ item, group })));
  const fresh = useFreshIds(worklist.data?.groups.flatMap(({ items }) => items.map(({ id }) => id)));
  const at = useRowKeys(rows);
  return (
    <section className="queue" aria-label={words.list}>
      <GroupTabs worklist={worklist.data} only={only} onOnly={setOnly} />
      {worklist.error && (
        <div style={{ padding: "8px 20px" }}>
          <ErrorStrip message={failureWords(worklist.error)} onRetry={() => void worklist.refetch()} />
        </div>
      )}
      {worklist.isPending && <Skeleton lines={10} />}
      {worklist.data && rows.length === 0 && !grown.pending && (
        <div style={{ padding: 20 }}>
          <EmptyState {...(only ? words.noneHere : words.none)} />
        </div>
      )}
      {shown.map(({ group, items, left }) => (
        <div key={group}>
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
              <Button size="small" onClick={() => setOnly(group)}>
                {words.moreOf(left)}
              </Button>
            </p>
          )}
        </div>
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
