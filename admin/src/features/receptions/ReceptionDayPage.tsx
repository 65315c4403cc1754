import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { booking } from "@qizhen/shared/contract/booking";
import { matterStates, receptionDayStates, receptions, type ReceptionDayPage as Read, type ReceptionVisitor } from "@qizhen/shared/contract/receptions"; // prettier-ignore
import { ApiError } from "@qizhen/shared/endpoint";
import { appointmentStatuses, categories } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ButtonLink } from "../../components/ButtonLink";
import { DataTable, type Column } from "../../components/DataTable";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Instead } from "../../components/Instead";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { shortDay, timeWords } from "../../words/dates";
import { states } from "../../words/frame";
import { receptions as allWords } from "../../words/receptions";
import { ChangeDrawer } from "./ChangeDrawer";
import { RegisterDrawer } from "./RegisterDrawer";

const words = allWords.dayPage;
type Step = keyof typeof words.steps;
type Row = ReceptionVisitor & { id: string };

const here: readonly string[] = ["checked_in", "started", "finished"];

/** A visitor's next steps; what they said is registered in a tap as soon as they are there. */
const Steps = ({ row, page, onRegister }: { row: Row; page: Read; onRegister: (row: Row) => void }) => {
  const { run, busy, error } = useWrite(booking.act);
  const queries = useQueryClient();
  const take = async (action: Step) => {
    await run({ params: { id: row.visit.id }, body: { action } });
    void queries.invalidateQueries({ queryKey: keys.receptions });
    void queries.invalidateQueries({ queryKey: keys.visits });
  };
  const mayRegister = page.mayRegister && !row.matter && here.includes(row.visit.status);
  return (
    <>
      <span className="row wrap">
        {(Object.keys(words.steps) as Step[])
          .filter((action) => row.visit.allowedActions.includes(action))
          .map((action) => (
            <Button key={action} size="small" disabled={busy} onClick={() => void take(action)}>
              {words.steps[action]}
            </Button>
          ))}
        {mayRegister && (
          <Button size="small" type="primary" onClick={() => onRegister(row)}>
            {words.register}
          </Button>
        )}
      </span>
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
    </>
  );
};

const looks = { waiting: "", late: "red", answered: "pine", answered_late: "amber" } as const;

const Matter = ({ matter }: Pick<Row, "matter">) =>
  matter ? (
    <>
      <Link className="link" to={`/cases/${matter.caseId}`}>
        {matter.caseNumber}
      </Link>{" "}
      <span className={`tag ${looks[matter.state]}`}>{matterStates[matter.state]}</span>
      <small>
        {words.before(shortDay(matter.dueAt))}
        {matter.orderId && (
          <>
            {" · "}
            <Link className="link" to={`/supervision/${matter.orderId}`}>
              {words.order}
            </Link>
          </>
        )}
      </small>
    </>
  ) : null;

const columnsAt = (now: Date, page: Read, onRegister: (row: Row) => void): Column<Row>[] => [
  {
    key: "when",
    title: words.columns.when,
    width: 120,
    show: ({ visit }) => <b>{timeWords(visit.slot.start, now)}</b>,
  },
  {
    key: "visitor",
    title: words.columns.visitor,
    width: 140,
    show: ({ visit: { visitor } }) => (
      <>
        {visitor.name}
        {visitor.phone && <small>{visitor.phone}</small>}
      </>
    ),
  },
  { key: "state", title: words.columns.state, width: 90, show: ({ visit }) => appointmentStatuses[visit.status] },
  { key: "matter", title: words.columns.matter, show: ({ matter }) => <Matter matter={matter} /> },
  {
    key: "steps",
    title: words.columns.steps,
    width: 280,
    show: (row) => <Steps row={row} page={page} onRegister={onRegister} />,
  },
];

const Facts = ({ page }: { page: Read }) => {
  const { day, centre, visitors } = page;
  const fields = day.fields.length === 0 ? allWords.allFields : day.fields.map((one) => categories[one]).join("、");
  const came = visitors.filter(({ visit }) => here.includes(visit.status)).length;
  const facts = [
    [words.facts.leader, `${day.leader.name} · ${day.leader.office}`],
    [words.facts.time, `${shortDay(`${day.day}T12:00:00+08:00`)} ${day.start}–${day.end}`],
    [words.facts.place, day.place.includes(centre.name) ? day.place : `${centre.name} · ${day.place}`],
    [words.facts.fields, fields],
  ] as const;
  return (
    <>
      <dl className="rec-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {day.state !== "open" && (
        <p className="sm wrong">
          {receptionDayStates[day.state]}
          {day.movedTo && `，${words.movedTo(day.movedTo)}`}
          {day.reason && `。${words.goneBecause(day.reason)}`}
        </p>
      )}
      {day.fault && <p className="sm wrong">{day.fault}</p>}
      <p className="sm sec">{words.counts(visitors.length, came, visitors.filter(({ matter }) => matter).length)}</p>
    </>
  );
};

const DayBody = ({ page }: { page: Read }) => {
  const [registering, setRegistering] = useState<Row>();
  const now = useNow();
  const rows = page.visitors.map((one) => ({ ...one, id: one.visit.id }));
  return (
    <>
      <Facts page={page} />
      {rows.length === 0 ? (
        <EmptyState {...words.empty} />
      ) : (
        <div className="rec-table">
          <DataTable label={words.table} columns={columnsAt(now, page, setRegistering)} rows={rows} />
        </div>
      )}
      {registering && <RegisterDrawer page={page} visitor={registering} onClose={() => setRegistering(undefined)} />}
    </>
  );
};

const notHere = [400, 403, 404];
const refetchMs = 30_000;

/** 接访当天: who comes, what they said, and whether it is answered. */
export const ReceptionDayPage = () => {
  const { id = "" } = useParams();
  const [changing, setChanging] = useState<"cancel" | "move">();
  const query = useQuery({
    queryKey: [...keys.receptions, "day", id],
    queryFn: () => ask(receptions.day, { params: { id } }),
    refetchInterval: refetchMs,
  });
  const page = query.data;
  if (!page && query.error instanceof ApiError && notHere.includes(query.error.status))
    return (
      <Page title={states.missing.title}>
        <Instead title={states.missing.title} text={states.missing.text}>
          <ButtonLink to="/receptions" type="primary">
            {words.back}
          </ButtonLink>
        </Instead>
      </Page>
    );
  const actions = page && (
    <>
      {page.mayChange && <Button onClick={() => setChanging("move")}>{words.move}</Button>}
      {page.mayChange && (
        <Button danger onClick={() => setChanging("cancel")}>
          {words.cancel}
        </Button>
      )}
      <ButtonLink to={`/receptions?centre=${page.centre.code}&month=${page.month.month}`}>{words.back}</ButtonLink>
    </>
  );
  return (
    <Page title={page ? allWords.dayTitle(page.day.day) : allWords.title} actions={actions}>
      <div className="body around stack">
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={8} />}
        {page && <DayBody page={page} />}
      </div>
      {page && changing && <ChangeDrawer page={page} action={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
};
