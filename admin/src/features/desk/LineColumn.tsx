import { Button } from "antd";
import type { Ticket } from "@qizhen/shared/contract/desk";
import { services } from "@qizhen/shared/vocabulary";
import { Icon } from "../../components/Icon";
import { desk as words } from "../../words/desk";
import { minutesSince } from "./boardState";
import type { Steps } from "./useDesk";

/** Those with a number and no seat yet, in their order. */
export const LineColumn = ({ line, now, steps }: { line: Ticket[]; now: Date; steps: Steps }) => (
  <section className="dk-lane dk-line" aria-label={words.line.title}>
    <header>
      <h2>
        <Icon name="people" />
        <span>{words.line.title}</span>
      </h2>
      <p className="dk-hosts">{words.line.note}</p>
    </header>
    <ul>
      {line.map((ticket) => (
        <li key={ticket.id} className="dk-card is-arrived">
          <div className="dk-who">
            <b className="dk-no">{words.number(ticket.number)}</b>
            <span className="dk-name" title={ticket.visitor.name}>
              {ticket.visitor.name}
            </span>
            <span className="dk-state">{words.line.waited(minutesSince(ticket.at, now))}</span>
          </div>
          <p>
            {[
              ticket.host && words.line.wish(ticket.host.name),
              ticket.service && services[ticket.service],
              ticket.matter,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <div className="dk-acts">
            <Button size="small" disabled={steps.busy} onClick={() => void steps.leave(ticket.id)}>
              {words.line.leave}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
