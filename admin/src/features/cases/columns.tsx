import { Link } from "react-router";
import type { CaseRow } from "@qizhen/shared/contract/cases";
import { categories, channels, risks, statuses, waits, type Status } from "@qizhen/shared/vocabulary";
import type { Column } from "../../components/DataTable";
import { DueIn } from "../../components/DueIn";
import { RiskMark } from "../../components/RiskMark";
import { dueWords, timeWords } from "../../words/dates";
import { caseList, workbench } from "../../words/cases";

const toneOf: Partial<Record<Status, string>> = {
  submitted: "amber",
  assigned: "amber",
  mediating: "pine",
  agreed: "pine",
};

const stateWords = (row: CaseRow) =>
  row.waitingFor ? `${statuses[row.status]}，${waits[row.waitingFor]}` : statuses[row.status];

const matter: Column<CaseRow>[] = [
  {
    key: "risk",
    title: caseList.columns.risk,
    width: 74,
    show: (row) => row.risk && <RiskMark risk={row.risk} short />,
    words: (row) => (row.risk ? risks[row.risk] : ""),
  },
  {
    key: "title",
    title: caseList.columns.title,
    show: (row) => (
      <>
        <Link to={`/cases/${row.id}`} title={row.title} className="cut" style={{ display: "block" }}>
          <b>{row.title}</b>
        </Link>
        <small>{row.next.text}</small>
      </>
    ),
    words: (row) => row.title,
  },
  { key: "number", title: caseList.columns.number, width: 100, show: (row) => row.number, words: (row) => row.number },
  {
    key: "category",
    title: caseList.columns.category,
    width: 96,
    show: (row) => <span className="nw">{categories[row.category]}</span>,
    words: (row) => categories[row.category],
  },
  {
    key: "status",
    title: caseList.columns.status,
    width: 110,
    show: (row) => (
      <span className={`tag ${toneOf[row.status] ?? ""}`} title={stateWords(row)}>
        {statuses[row.status]}
      </span>
    ),
    words: stateWords,
  },
  {
    key: "place",
    title: caseList.columns.place,
    width: 150,
    show: (row) => <span className={row.grid ? "nw" : "nw mut"}>{row.grid?.name ?? row.centre.name}</span>,
    words: (row) => row.grid?.name ?? row.centre.name,
  },
  {
    key: "who",
    title: caseList.columns.who,
    width: 100,
    show: (row) => (
      <span className={row.responsible ? "nw" : "nw mut"}>{row.responsible?.name ?? workbench.nobody}</span>
    ),
    words: (row) => row.responsible?.name ?? "",
  },
];

const timed = (now: Date): Column<CaseRow>[] => [
  {
    key: "due",
    title: caseList.columns.due,
    width: 104,
    show: (row) => <DueIn clock={row.clock} />,
    words: (row) => (row.clock ? dueWords(row.clock.startedAt, row.clock.dueAt, now).words : ""),
  },
  {
    key: "created",
    title: caseList.columns.created,
    width: 128,
    show: (row) => <span className="nw sec">{timeWords(row.createdAt, now)}</span>,
    words: (row) => timeWords(row.createdAt, now),
  },
];

const more: Column<CaseRow>[] = [
  {
    key: "channel",
    title: caseList.columns.channel,
    width: 96,
    show: (row) => channels[row.channel],
    words: (row) => channels[row.channel],
  },
  {
    key: "unread",
    title: caseList.columns.unread,
    width: 56,
    show: (row) => (row.unread ? <span className="tag amber">{row.unread}</span> : ""),
    words: (row) => String(row.unread),
  },
];

/** The columns of the list of cases; each also as words, for the export. `now` decides how times are said. */
export const caseColumns = (now: Date): Column<CaseRow>[] => [...matter, ...timed(now), ...more];
