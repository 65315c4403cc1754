import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { appointmentStatuses, visitModes } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import type { Column } from "../../components/DataTable";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { booking as words } from "../../words/booking";
import { dayOf, timeWords } from "../../words/dates";
import { BookingTabs } from "./BookingTabs";
import { DeskMatters } from "./DeskMatters";
import { HoursDrawer } from "./HoursDrawer";
import { ordinaryHours } from "./hoursForm";
import { RefuseVisit } from "./RefuseVisit";
import { useHosts } from "./useHosts";
import { VisitCase } from "./VisitCase";

type Step = keyof typeof words.act;
const steps = Object.keys(words.act) as Step[];

/** The steps of a visit that may be taken now, as buttons. */
const Steps = ({ visit }: { visit: Appointment }) => {
  const { run, busy, error } = useWrite(booking.act);
  const queries = useQueryClient();
  const take = async (action: Step) => {
    await run({ params: { id: visit.id }, body: { action } });
    void queries.invalidateQueries({ queryKey: keys.visits });
  };
  return (
    <>
      <span className="row">
        {steps
          .filter((action) => visit.allowedActions.includes(action))
          .map((action) => (
            <Button key={action} size="small" disabled={busy} onClick={() => void take(action)}>
              {words.act[action]}
            </Button>
          ))}
        <RefuseVisit visit={visit} />
        <VisitCase visit={visit} />
      </span>
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
    </>
  );
};

const columnsAt = (now: Date): Column<Appointment>[] => [
  {
    key: "when",
    title: words.columns.when,
    width: 130,
    show: ({ slot, queueNumber }) => (
      <>
        <b>{timeWords(slot.start, now)}</b>
        {queueNumber !== undefined && <small>{words.number(queueNumber)}</small>}
      </>
    ),
  },
  {
    key: "visitor",
    title: words.columns.visitor,
    width: 160,
    show: ({ visitor }) => (
      <>
        {visitor.name}
        {visitor.phone && <small>{visitor.phone}</small>}
      </>
    ),
  },
  { key: "host", title: words.columns.host, width: 110, show: ({ host }) => host.name },
  {
    key: "how",
    title: words.columns.how,
    show: ({ slot, place, room, visitor }) =>
      [visitModes[slot.mode], place, room, visitor.address].filter(Boolean).join(" · "),
  },
  { key: "state", title: words.columns.state, width: 130, show: ({ status }) => appointmentStatuses[status] },
  { key: "steps", title: words.columns.steps, width: 240, show: (visit) => <Steps visit={visit} /> },
];

/** 预约: a day's visits with their steps, and the hours that are given. */
export const BookingPage = () => {
  const me = useMe();
  const now = useNow();
  const [day, setDay] = useState(dayOf(now));
  const [opening, setOpening] = useState(false);
  const hosts = useHosts();
  const list = useGrowing([...keys.visits, day], (cursor) => ask(booking.list, { query: { day, limit: 50, cursor } }));
  const open = (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpening(true)}>
      {words.open}
    </Button>
  );
  return (
    <Page title={words.title} beside={<BookingTabs />} actions={open}>
      <DeskMatters />
      <ListBody
        label={words.table}
        filters={
          <DatePicker
            size="small"
            allowClear={false}
            aria-label={words.day}
            value={dayjs(day)}
            onChange={(_, text) => setDay(String(text))}
          />
        }
        columns={columnsAt(now)}
        list={list}
        empty={{ ...words.none, action: open }}
      />
      {opening && (
        <HoursDrawer
          first={ordinaryHours(me.id, dayOf(now), dayOf(new Date(now.getTime() + 90 * 86_400_000)))}
          hosts={hosts}
          onClose={() => setOpening(false)}
        />
      )}
    </Page>
  );
};
