import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { supervision, type DueFigures } from "@qizhen/shared/contract/supervision";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { hasRole, useMe } from "../../client/useSession";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { supervision as words } from "../../words/supervision";

const cards = words.cards;

const Card = ({
  to,
  label,
  count,
  most,
  tone,
  note,
}: {
  to: string;
  label: string;
  count: number;
  most: number;
  tone: string;
  note?: string | undefined;
}) => (
  <Link className={`due-card ${count > 0 ? tone : ""}`} to={to}>
    <b>{count >= most ? cards.many(most) : count}</b>
    <span>{label}</span>
    {note && <small>{note}</small>}
  </Link>
);

type Pile = DueFigures["people"][number];

/** Who has what is late or due today: a bar each, the worst on top; a click leads to theirs. */
const Bars = ({ title, piles, link }: { title: string; piles: readonly Pile[]; link: (pile: Pile) => string }) => {
  const most = Math.max(1, ...piles.map(({ overdue, today }) => overdue + today));
  const share = (count: number) => ({ width: `${Math.round((count / most) * 100)}%` });
  return (
    <div className="due-bars">
      <h3>{title}</h3>
      <ul>
        {piles.map((pile) => (
          <li key={pile.id}>
            <Link to={link(pile)} title={cards.more(pile.overdue, pile.today)}>
              <span className="cut">{pile.name}</span>
              <i aria-hidden="true">
                <b className="late" style={share(pile.overdue)} />
                <b className="today" style={share(pile.today)} />
              </i>
              <em>{cards.more(pile.overdue, pile.today)}</em>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Unknown = ({ years, mayFill }: { years: readonly number[]; mayFill: boolean }) => (
  <div className="note-c" role="note">
    <Icon name="alert" />
    <span className="row wrap">
      {cards.unknown(years.join("、"))}
      {mayFill && (
        <Link className="link" to={`/settings/calendar?year=${years[0] ?? ""}`}>
          {cards.fill}
        </Link>
      )}
    </span>
  </div>
);

const staffLink = ({ id }: Pile) =>
  id.length === 24 ? `/cases?responsible=${id}&order=due` : `/cases?region=${id}&status=submitted&order=due`;

const Figures = ({ figures }: { figures: DueFigures }) => {
  const me = useMe();
  const oversees = hasRole(me, "clerk", "leader", "admin");
  const mine = oversees ? "" : "&mine=true";
  const { overdue, today, most, orders, people, units, unknownYears } = figures;
  return (
    <>
      {unknownYears.length > 0 && <Unknown years={unknownYears} mayFill={hasRole(me, "admin")} />}
      <div className="due-cards">
        <Card to={`/cases?overdue=true${mine}`} label={cards.overdue} count={overdue} most={most} tone="late" />
        <Card to={`/cases?due=today${mine}`} label={cards.today} count={today} most={most} tone="soon" />
        <Card
          to="/supervision?box=received"
          label={cards.orders}
          count={orders.toAnswer}
          most={most}
          tone={orders.late > 0 ? "late" : "soon"}
          note={orders.late > 0 ? cards.lateOrders(orders.late) : undefined}
        />
        {oversees && (
          <Card to="/supervision?box=issued" label={cards.toJudge} count={orders.toJudge} most={most} tone="soon" />
        )}
      </div>
      {(people.length > 0 || units.length > 0) && (
        <details className="due-more" open={hasRole(me, "leader")}>
          <summary>{units.length > 0 ? cards.units : cards.people}</summary>
          <div className="due-two">
            {units.length > 0 && (
              <Bars title={cards.units} piles={units} link={({ id }) => `/cases?region=${id}&overdue=true`} />
            )}
            {people.length > 0 && <Bars title={cards.people} piles={people} link={staffLink} />}
          </div>
        </details>
      )}
    </>
  );
};

/** What is overdue and due today, in whose hands, and the orders to answer; each leads to its list. */
export const DueCards = () => {
  const figures = useQuery({ queryKey: keys.figures, queryFn: () => ask(supervision.figures) });
  return (
    <section className="due" aria-label={cards.label}>
      {figures.error && <ErrorStrip message={failureWords(figures.error)} onRetry={() => void figures.refetch()} />}
      {figures.data && <Figures figures={figures.data} />}
    </section>
  );
};
