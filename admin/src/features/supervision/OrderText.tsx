import type { Order } from "@qizhen/shared/contract/supervision";
import { useNow } from "../../components/now";
import { shortDay, timeWords } from "../../words/dates";
import { supervision as words } from "../../words/supervision";

const whoWords = ({ name, unit }: { name: string; unit: string }) => (unit && unit !== name ? `${unit} ${name}` : name);

const Rounds = ({ order, now }: { order: Order; now: Date }) => (
  <ol className="order-rounds">
    {order.rounds.map((round) => (
      <li key={round.at}>
        <p className="xs mut">
          {whoWords(round.by)} {timeWords(round.at, now)}
        </p>
        <p>{round.text}</p>
        {round.verdict && (
          <p className="xs sec">
            {(round.verdict.accepted ? words.acceptedBy : words.returnedBy)(round.verdict.by.name)}
            {round.verdict.reason && `：${round.verdict.reason}`}
          </p>
        )}
      </li>
    ))}
  </ol>
);

/** An order in words: who asks what of whom by when, and what was answered. */
export const OrderText = ({ order }: { order: Order }) => {
  const now = useNow();
  return (
    <div className="stack" style={{ gap: 6 }}>
      <div className="row">
        <b className="grow">{order.number}</b>
        <span className={`tag ${order.late ? "red" : order.state === "accepted" ? "pine" : "amber"}`}>
          {order.stateText}
        </span>
      </div>
      <p>{order.question}</p>
      <p className="xs mut">
        {order.automatic ? words.automatic : words.from(whoWords(order.issuer))}，{words.to(whoWords(order.addressee))}
        {order.state === "open" && `，${words.before(shortDay(order.dueAt))}`}
      </p>
      {order.climbs > 0 && <p className="xs late">{words.climbs(order.climbs, order.centre)}</p>}
      {order.rounds.length > 0 && <Rounds order={order} now={now} />}
    </div>
  );
};
