import { useSearchParams } from "react-router";
import { returnVisits, type ReturnVisitRow } from "@qizhen/shared/contract/returnVisits";
import { EvaluationTabs } from "../../client/EvaluationTabs";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import type { Column } from "../../components/DataTable";
import { ToggleChip } from "../../components/FilterChips";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { useShortcuts } from "../../components/useShortcuts";
import { shortDay } from "../../words/dates";
import { evaluation as common, visitWords as words } from "../../words/evaluation";
import { VisitDrawer } from "./VisitDrawer";

const boxes = ["mine", "due", "done"] as const;
type Box = (typeof boxes)[number];
/** Only who oversees a region has more there than what is theirs. */
const boxesOf = (oversees: boolean) => boxes.filter((box) => oversees || box !== "due");

const Marks = ({ row }: { row: ReturnVisitRow }) => (
  <span className="row wrap">
    <span className="tag">{row.stateText}</span>
    {row.late && <span className="tag red">{words.late}</span>}
    {row.reopened && <span className="tag amber">{words.reopened}</span>}
    {row.unreached && <span className="tag">{words.unreached}</span>}
    {!row.unreached && row.tries > 0 && <span className="tag">{words.tries(row.tries)}</span>}
  </span>
);

const columns = (onOpen: (id: string) => void): Column<ReturnVisitRow>[] => [
  {
    key: "matter",
    title: words.columns.matter,
    show: (row) => (
      <>
        <button type="button" className="link cut" onClick={() => onOpen(row.id)}>
          {row.caseTitle}
        </button>
        <small style={{ display: "block" }}>{row.caseNumber}</small>
      </>
    ),
  },
  { key: "day", title: words.columns.day, width: 80, show: (row) => words.day(row.day) },
  { key: "who", title: words.columns.who, width: 120, show: (row) => row.who },
  {
    key: "assignee",
    title: words.columns.assignee,
    width: 180,
    show: ({ assignee }) => (assignee ? `${assignee.unit} ${assignee.name}` : words.nobody),
  },
  { key: "state", title: words.columns.state, width: 260, show: (row) => <Marks row={row} /> },
  {
    key: "due",
    title: words.columns.due,
    width: 110,
    show: (row) => <span className="nw">{shortDay(row.dueAt)}</span>,
  },
];

/** The opened visit and the box stand in the address: a link leads to the same. */
const useOpened = () => {
  const [search, setSearch] = useSearchParams();
  const box: Box = boxes.find((one) => one === search.get("box")) ?? "mine";
  const open = (id: string | undefined) => setSearch({ box, ...(id && { visit: id }) }, { replace: true });
  return {
    box,
    id: search.get("visit") ?? undefined,
    open,
    go: (to: Box) => setSearch({ box: to }, { replace: true }),
  };
};

/** The row after (or before) the current one. */
const beside = (rows: readonly ReturnVisitRow[], id: string | undefined, by: 1 | -1) =>
  rows[Math.min(rows.length - 1, Math.max(0, rows.findIndex((row) => row.id === id) + by))]?.id;

/** 回访: mine, those of the region that are due, and those that are done; the form opens beside the list. */
export const VisitsPage = () => {
  const { box, id, open, go } = useOpened();
  const list = useGrowing([...keys.returnVisits, box], (cursor) =>
    ask(returnVisits.list, { query: { box, limit: 50, cursor } }),
  );
  const shown = boxesOf(hasRole(useMe(), "clerk", "leader", "admin"));
  useShortcuts({ j: () => open(beside(list.rows, id, 1)), k: () => open(beside(list.rows, id, -1)) });
  return (
    <Page title={common.title} beside={<EvaluationTabs />}>
      <ListBody
        label={words.table}
        filters={shown.map((one) => (
          <ToggleChip key={one} label={words.boxes[one]} on={one === box} onChange={() => go(one)} />
        ))}
        columns={columns(open)}
        list={list}
        empty={words.none[box]}
        onOpen={(row) => open(row.id)}
        current={id}
      />
      {id && <VisitDrawer key={id} id={id} onClose={() => open(undefined)} />}
    </Page>
  );
};
