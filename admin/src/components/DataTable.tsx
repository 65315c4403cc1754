import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { states } from "../words/frame";

export interface Column<Row> {
  key: string;
  title: string;
  show: (row: Row) => ReactNode;
  /** The same as plain words, for the export. */
  words?: (row: Row) => string;
  width?: number;
}

/** Which rows are picked, where rows can be. */
interface Picking {
  picked?: ReadonlySet<string>;
  onPick?: (picked: Set<string>) => void;
}

interface Props<Row> extends Picking {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  onOpen?: ((row: Row) => void) | undefined;
  /** Id of the row that the keyboard is on. */
  current?: string | undefined;
}

const changed = (picked: ReadonlySet<string> | undefined, id: string, on: boolean) => {
  const next = new Set(picked);
  if (on) next.add(id);
  else next.delete(id);
  return next;
};

const Head = <Row extends { id: string }>({ columns, rows, picked, onPick }: Props<Row>) => {
  const all = rows.length > 0 && rows.every((row) => picked?.has(row.id));
  return (
    <thead>
      <tr>
        {onPick && (
          <th className="pick" scope="col">
            <Checkbox
              aria-label={states.pickAll}
              checked={all}
              indeterminate={!all && !!picked?.size}
              onChange={(event) => onPick(new Set(event.target.checked ? rows.map((row) => row.id) : []))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th key={column.key} scope="col" style={{ width: column.width }}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const Line = <Row extends { id: string }>({
  row,
  columns,
  onOpen,
  current,
  picked,
  onPick,
}: Props<Row> & { row: Row }) => (
  <tr
    data-row={row.id}
    className={`${onOpen ? "go" : ""} ${row.id === current ? "sel" : ""}`}
    onClick={(event) => {
      if (!(event.target as HTMLElement).closest("a,button,label,input,[role=menuitem]")) onOpen?.(row);
    }}
  >
    {onPick && (
      <td className="pick">
        <Checkbox
          aria-label={states.pickRow}
          checked={picked?.has(row.id) ?? false}
          onChange={(event) => onPick(changed(picked, row.id, event.target.checked))}
        />
      </td>
    )}
    {columns.map((column) => (
      <td key={column.key}>{column.show(row)}</td>
    ))}
  </tr>
);

/** A dense table. A click on a row opens it; the keyboard's row is marked. */
export const DataTable = <Row extends { id: string }>(props: Props<Row>) => (
  <table className="table" aria-label={props.label}>
    <Head {...props} />
    <tbody>
      {props.rows.map((row) => (
        <Line key={row.id} row={row} {...props} />
      ))}
    </tbody>
  </table>
);
