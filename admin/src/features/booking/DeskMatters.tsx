import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import type { ReactNode } from "react";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { visits as api, type CallFirst } from "@qizhen/shared/contract/visits";
import { unsettledWhys } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { visits as words } from "../../words/visits";
import { useContact } from "./useContact";

/** Who it is, masked until somebody says that they will call. */
const Who = ({
  kind,
  id,
  name,
  phone,
}: {
  kind: "visit" | "call";
  id: string;
  name: string;
  phone?: string | undefined;
}) => {
  const reason = kind === "visit" ? words.contact.reason : words.calls.reason;
  const { contact, show, busy, error } = useContact(kind, id, reason);
  return (
    <>
      <b>{contact?.name ?? name}</b>
      {contact ? (
        <span className="num">{contact.phone ?? words.contact.none}</span>
      ) : (
        <>
          <span className="num mut">{phone}</span>
          <Button size="small" loading={busy} onClick={() => void show()}>
            {words.contact.show}
          </Button>
        </>
      )}
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
    </>
  );
};

/** One visit without a time, and the times that may be agreed on by phone. */
const UnsettledRow = ({ visit, now }: { visit: Appointment; now: Date }) => {
  const { run, busy, error } = useWrite(booking.act);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { unsettled } = visit;
  const mayMove = visit.allowedActions.includes("move");
  const move = async (slotId: string) => {
    if (await run({ params: { id: visit.id }, body: { action: "move", slotId } }))
      message.success(words.unsettled.moved);
    void queries.invalidateQueries({ queryKey: keys.visits });
  };
  if (!unsettled) return null;
  const { why, until, called, offers, reason } = unsettled;
  return (
    <li className="stack">
      <span className="row wrap">
        <b className="nw">{timeWords(visit.slot.start, now)}</b>
        <Who kind="visit" id={visit.id} name={visit.visitor.name} phone={visit.visitor.phone} />
        <span className="sec">{words.unsettled.why(visit.host.name, unsettledWhys[why])}</span>
        {reason && <span className="mut">{words.unsettled.reason(reason)}</span>}
        <span className={called ? "tag amber" : "mut"}>
          {called ? words.unsettled.call : words.unsettled.until(timeWords(until, now))}
        </span>
      </span>
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
      {offers.length === 0 && <span className="sm sec">{words.unsettled.noOffers}</span>}
      {mayMove && offers.length > 0 && (
        <span className="row wrap">
          {offers.map((offer) => (
            <Button key={offer.id} size="small" disabled={busy} onClick={() => void move(offer.id)}>
              {words.unsettled.choose(timeWords(offer.start, now), offer.host.name)}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
};

/** Somebody to call before they book again. */
const CallRow = ({ call }: { call: CallFirst }) => {
  const { run, busy, error } = useWrite(api.calledFirst);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const note = async (result: "agreed" | "no_answer") => {
    if (await run({ params: { id: call.id }, body: { result } }))
      message.success(result === "agreed" ? words.calls.done : words.calls.tried);
    void queries.invalidateQueries({ queryKey: keys.visits });
  };
  return (
    <li className="row wrap">
      <Who kind="call" id={call.id} name={call.visitor.name} phone={call.visitor.phone} />
      <span className="sec">{words.calls.missed(call.noShows)}</span>
      {call.tries > 0 && <span className="mut">{words.calls.tries(call.tries)}</span>}
      <Button size="small" type="primary" disabled={busy} onClick={() => void note("agreed")}>
        {words.calls.agreed}
      </Button>
      <Button size="small" disabled={busy} onClick={() => void note("no_answer")}>
        {words.calls.noAnswer}
      </Button>
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
    </li>
  );
};

interface Matters {
  title: string;
  note: string;
  list: { failed?: string | undefined; retry: () => void; more?: (() => void) | undefined };
  children: ReactNode;
}

const Panel = ({ title, note, list, children }: Matters) => (
  <section className="panel desk-matters" aria-label={title}>
    <h2>{title}</h2>
    <p className="xs sec">{note}</p>
    {list.failed && <ErrorStrip message={list.failed} onRetry={list.retry} />}
    <ul className="stack">{children}</ul>
    {list.more && (
      <Button size="small" onClick={list.more}>
        {words.unsettled.more}
      </Button>
    )}
  </section>
);

/** What waits for the desk's phone (要打电话的): visits without a time, and who is called before they book. Nothing to do, nothing shown. */
export const DeskMatters = () => {
  const me = useMe();
  const now = useNow();
  const oversees = hasRole(me, "clerk", "leader", "admin");
  const calls = hasRole(me, "clerk");
  const unsettled = useGrowing(
    [...keys.visits, "unsettled"],
    (cursor) => ask(api.unsettled, { query: { limit: 20, cursor } }),
    oversees,
  );
  const first = useGrowing(
    [...keys.visits, "calls-first"],
    (cursor) => ask(api.callsFirst, { query: { limit: 20, cursor } }),
    calls,
  );
  return (
    <>
      {oversees && (unsettled.rows.length > 0 || unsettled.failed) && (
        <Panel title={words.unsettled.title(unsettled.rows.length)} note={words.unsettled.note} list={unsettled}>
          {unsettled.rows.map((visit) => (
            <UnsettledRow key={visit.id} visit={visit} now={now} />
          ))}
        </Panel>
      )}
      {calls && (first.rows.length > 0 || first.failed) && (
        <Panel title={words.calls.title(first.rows.length)} note={words.calls.note} list={first}>
          {first.rows.map((call) => (
            <CallRow key={call.id} call={call} />
          ))}
        </Panel>
      )}
    </>
  );
};
