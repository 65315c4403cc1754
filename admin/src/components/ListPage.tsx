import { Button } from "antd";
import type { ReactNode } from "react";
import { states } from "../words/frame";
import { DataTable, type Column } from "./DataTable";
import { EmptyState } from "./EmptyState";
import { ErrorStrip } from "./ErrorStrip";
import { Skeleton } from "./Skeleton";

/** A list that grows by pages: what has come, whether there is more, and what went wrong. */
export interface GrowingList<Row> {
  rows: Row[];
  pending: boolean;
  /** In words for a person. */
  failed?: string | undefined;
  retry: () => void;
  more?: (() => void) | undefined;
  growing: boolean;
}

interface Props<Row> {
  label: string;
  filters?: ReactNode;
  /** Between filters and table: what is picked. */
  over?: ReactNode;
  columns: Column<Row>[];
  list: GrowingList<Row>;
  empty: { title: string; text: string; action?: ReactNode };
  onOpen?: (row: Row) => void;
  current?: string | undefined;
  picked?: ReadonlySet<string>;
  onPick?: (picked: Set<string>) => void;
}

const Foot = <Row,>({ list }: { list: GrowingList<Row> }) => (
  <div className="more-row">
    {list.more ? (
      <Button onClick={list.more} loading={list.growing}>
        {states.more}
      </Button>
    ) : (
      <span className="xs mut">{states.end}</span>
    )}
  </div>
);

/** The body of a list: filters on top, a table that goes on by 再看一些, and the states every list has. */
export const ListBody = <Row extends { id: string }>({ filters, over, list, empty, ...table }: Props<Row>) => {
  const some = list.rows.length > 0;
  return (
    <>
      {filters && <div className="filters">{filters}</div>}
      {over}
      <div className="body" tabIndex={0}>
        {list.failed && (
          <div className="around">
            <ErrorStrip message={list.failed} onRetry={list.retry} />
          </div>
        )}
        {list.pending && <Skeleton lines={8} />}
        {!list.pending && !list.failed && !some && (
          <div className="around">
            <EmptyState {...empty} />
          </div>
        )}
        {some && <DataTable rows={list.rows} {...table} />}
        {some && <Foot list={list} />}
      </div>
    </>
  );
};
