import { Button, Drawer } from "antd";
import { Link } from "react-router";
import type { CountedCase, Measure } from "@qizhen/shared/contract/statistics";
import { outcomes, statuses } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { DataTable, type Column } from "../../components/DataTable";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { statistics as allWords } from "../../words/statistics";
import { useCounted, type Filter } from "./useCounted";

const words = allWords.list;
const atOnce = 20;

const columns: Column<CountedCase>[] = [
  {
    key: "number",
    title: words.columns.number,
    width: 100,
    show: (row) => <Link to={`/cases/${row.id}`}>{row.number}</Link>,
  },
  { key: "title", title: words.columns.title, show: (row) => row.title },
  { key: "grid", title: words.columns.grid, width: 110, show: (row) => row.grid?.name ?? "–" },
  { key: "mediator", title: words.columns.mediator, width: 100, show: (row) => row.mediator?.name ?? "–" },
  {
    key: "ended",
    title: words.columns.ended,
    width: 105,
    show: (row) => (row.endedAt ? dayOf(new Date(row.endedAt)) : "–"),
  },
  {
    key: "outcome",
    title: words.columns.outcome,
    width: 110,
    show: (row) => (row.outcome ? outcomes[row.outcome] : statuses[row.status]),
  },
];

/** The cases that a number counts. */
export const CasesDrawer = ({
  filter,
  measure,
  onClose,
}: {
  filter: Filter;
  measure: Measure | undefined;
  onClose: () => void;
}) => {
  const list = useCounted(filter, measure, atOnce);
  return (
    <Drawer
      open={measure !== undefined}
      onClose={onClose}
      size={820}
      title={measure && words.title(allWords.measures[measure])}
    >
      {list.error && <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && list.rows.length === 0 && <EmptyState {...words.none} />}
      {list.rows.length > 0 && <DataTable label={words.title("")} columns={columns} rows={list.rows} />}
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Drawer>
  );
};
