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

/** The body of a list: filters on top, a table that goes on by 再看一些, and the states every list has. */
export const ListBody = <Row extends { id: string }>({
  label,
  filters,
  over,
  columns,
  list,
  empty,
  ...table
}: {
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
}) => (
  <>
    {filters && <div className="filters">{filters}</div>}
    {over}
    <div className="body">
      {list.failed && (
        <div style={{ padding: "12px 20px" }}>
          <ErrorStrip message={list.failed} onRetry={list.retry} />
        </div>
      )}
      {list.pending && <Skeleton lines={8} />}
      {!list.pending && !list.failed && list.rows.length === 0 && (
        <div style={{ padding: 20 }}>
          <EmptyState {...empty} />
        </div>
      )}
      {list.rows.length > 0 && <DataTable label={label} columns={columns} rows={list.rows} {...table} />}
      {list.rows.length > 0 && (
        <div className="more-row">
          {list.more ? (
            <Button onClick={list.more} loading={list.growing}>
              {states.more}
            </Button>
          ) : (
            <span className="xs mut">{states.end}</span>
          )}
        </div>
      )}
    </div>
  </>
);
