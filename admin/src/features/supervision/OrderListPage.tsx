import { useNavigate, useSearchParams } from "react-router";
import type { Order } from "@qizhen/shared/contract/supervision";
import { hasRole, useMe } from "../../client/useSession";
import type { Column } from "../../components/DataTable";
import { ToggleChip } from "../../components/FilterChips";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { shortDay } from "../../words/dates";
import { supervision as words } from "../../words/supervision";
import { useOrders, type Box } from "./useOrders";

const columns: Column<Order>[] = [
  { key: "number", title: words.columns.number, width: 130, show: (row) => <span className="nw">{row.number}</span> },
  { key: "question", title: words.columns.question, show: (row) => <b className="cut two">{row.question}</b> },
  {
    key: "matter",
    title: words.columns.matter,
    show: (row) => (
      <>
        <span className="cut" style={{ display: "block" }}>
          {row.caseTitle}
        </span>
        <small>{row.caseNumber}</small>
      </>
    ),
  },
  { key: "who", title: words.columns.who, width: 160, show: (row) => <span className="nw">{row.addressee.name}</span> },
  {
    key: "state",
    title: words.columns.state,
    width: 150,
    show: (row) => <span className={`tag ${row.late ? "red" : ""}`}>{row.stateText}</span>,
  },
  {
    key: "due",
    title: words.columns.due,
    width: 120,
    show: (row) => <span className="nw">{shortDay(row.dueAt)}</span>,
  },
];

const boxesOf = (oversees: boolean): Box[] => (oversees ? ["received", "issued", "region"] : ["received"]);

/** 督办单: those one is to answer, those one has sent, and for who oversees a region all of it. */
export const OrderListPage = () => {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const boxes = boxesOf(hasRole(useMe(), "clerk", "leader", "admin"));
  const box = boxes.find((one) => one === search.get("box")) ?? "received";
  const done = search.get("done") === "true";
  const list = useOrders(box, done);
  const go = (to: Box, over: boolean) => setSearch({ box: to, ...(over && { done: "true" }) }, { replace: true });
  return (
    <Page title={words.title}>
      <ListBody
        label={words.table}
        filters={
          <>
            {boxes.map((one) => (
              <ToggleChip key={one} label={words.boxes[one]} on={one === box} onChange={() => go(one, done)} />
            ))}
            <ToggleChip label={words.done} on={done} onChange={(on) => go(box, on)} />
          </>
        }
        columns={columns}
        list={list}
        empty={words.none[box]}
        onOpen={(row) => void navigate(`/supervision/${row.id}`)}
      />
    </Page>
  );
};
