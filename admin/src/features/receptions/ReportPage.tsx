import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useSearchParams } from "react-router";
import { matterStates, receptions, type ReceptionReport, type ReportRow } from "@qizhen/shared/contract/receptions";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { RegionSelect } from "../../client/RegionSelect";
import { ask } from "../../client/send";
import { useMe } from "../../client/useSession";
import { ButtonLink } from "../../components/ButtonLink";
import { DataTable, type Column } from "../../components/DataTable";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { receptions as allWords } from "../../words/receptions";
import { monthAfter } from "./monthForm";
import { reportCsv } from "./reportCsv";
import { saveFile } from "./saveFile";

const words = allWords.reportPage;
const monthPattern = /^20\d{2}-(0[1-9]|1[0-2])$/;

type Row = ReportRow & { id: string };

const satisfactionOf = ({ satisfaction, ratings }: ReceptionReport["total"]) =>
  satisfaction === undefined ? words.noRating : words.stars(satisfaction, ratings);

const numbers = ["held", "cancelled", "received", "registered", "inTime", "answeredLate", "waiting", "late"] as const;

const columns: Column<Row>[] = [
  { key: "centre", title: words.columns.centre, width: 150, show: ({ centre }) => centre.name },
  {
    key: "leader",
    title: words.columns.leader,
    width: 110,
    show: ({ leader }) => (
      <>
        <b>{leader.name}</b>
        <small>{leader.office}</small>
      </>
    ),
  },
  ...numbers.map((name): Column<Row> => ({
    key: name,
    title: words.columns[name],
    width: 78,
    show: (row) => <span className={name === "late" && row.late > 0 ? "late" : ""}>{row[name]}</span>,
  })),
  { key: "satisfaction", title: words.columns.satisfaction, width: 130, show: satisfactionOf },
];

const answers = [
  ["inTime", "answered"],
  ["answeredLate", "answered_late"],
  ["waiting", "waiting"],
  ["late", "late"],
] as const;

/** How what was said has been answered: one bar, its parts named with their numbers beneath. */
const AnswerBar = ({ total }: Pick<ReceptionReport, "total">) => {
  const all = Math.max(1, total.registered);
  return (
    <section className="rec-draw">
      <h2>{words.answers}</h2>
      <div className="rec-bar" aria-hidden="true">
        {answers.map(([name]) => (
          <i key={name} className={name} style={{ width: `${(total[name] / all) * 100}%` }} />
        ))}
      </div>
      <ul className="rec-legend">
        {answers.map(([name, state]) => (
          <li key={name}>
            <i className={name} aria-hidden="true" />
            {matterStates[state]} <b>{total[name]}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** How many each leader has received. */
const LeaderBars = ({ rows }: Pick<ReceptionReport, "rows">) => {
  const most = Math.max(1, ...rows.map(({ received }) => received));
  return (
    <section className="rec-draw">
      <h2>{words.days}</h2>
      <ul className="rec-bars">
        {rows.map(({ centre, leader, received }) => (
          <li key={`${centre.code}${leader.id}`}>
            <span className="cut">{leader.name}</span>
            <i>
              <em style={{ width: `${(received / most) * 100}%` }} />
            </i>
            <b>{received}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};

const cards = ["held", "received", "registered", "inTime", "late"] as const;

const Report = ({ report }: { report: ReceptionReport }) => {
  const { rows, total } = report;
  if (rows.length === 0) return <EmptyState {...words.none} />;
  return (
    <>
      <div className="due-cards">
        {cards.map((name) => (
          <div key={name} className={`due-card ${name === "late" && total.late > 0 ? "late" : ""}`}>
            <b>{total[name]}</b>
            {words.columns[name]}
          </div>
        ))}
        <div className="due-card">
          <b>{total.satisfaction?.toFixed(1) ?? "–"}</b>
          {words.columns.satisfaction}
        </div>
      </div>
      <div className="rec-draws">
        <AnswerBar total={total} />
        <LeaderBars rows={rows} />
      </div>
      <div className="rec-table">
        <DataTable
          label={words.table}
          columns={columns}
          rows={rows.map((row) => ({ ...row, id: `${row.centre.code}${row.leader.id}` }))}
        />
      </div>
    </>
  );
};

/** 接访月报: a month in figures, by centre and leader, to look at and to take away. */
export const ReportPage = () => {
  const me = useMe();
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("month") ?? "";
  const month = monthPattern.test(asked) ? asked : dayOf(now).slice(0, 7);
  const region = search.get("region") ?? me.region?.code ?? "";
  const go = (change: { month?: string; region?: string | undefined }) =>
    setSearch({ month: change.month ?? month, region: change.region ?? region }, { replace: true });
  const query = useQuery({
    queryKey: [...keys.receptions, "report", region, month],
    queryFn: () => ask(receptions.report, { query: { region, month } }),
    enabled: region !== "",
  });
  const report = query.data;
  const file = () => report && saveFile(words.file(report.region.name, allWords.month(month)), reportCsv(report));
  const beside = (
    <span className="row">
      <Button
        size="small"
        icon={<Icon name="left" />}
        aria-label={allWords.previous}
        onClick={() => go({ month: monthAfter(month, -1) })}
      />
      <b className="nw">{allWords.month(month)}</b>
      <Button
        size="small"
        icon={<Icon name="right" />}
        aria-label={allWords.next}
        onClick={() => go({ month: monthAfter(month, 1) })}
      />
    </span>
  );
  const actions = (
    <>
      <Button icon={<Icon name="download" />} disabled={!report || report.rows.length === 0} onClick={file}>
        {words.csv}
      </Button>
      <ButtonLink to={`/receptions?month=${month}`}>{allWords.calendar}</ButtonLink>
    </>
  );
  return (
    <Page title={words.title} beside={beside} actions={actions}>
      <div className="body around stack">
        <RegionSelect label={words.region} value={region} onChange={(code) => go({ region: code })} />
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={8} />}
        {report && <Report report={report} />}
      </div>
    </Page>
  );
};
