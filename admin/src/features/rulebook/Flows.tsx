import { moveKinds, type MoveKind, type Replay } from "@qizhen/shared/contract/rulebook";
import { rulebook as words } from "../../words/rulebook";

/** How many cases went from where to where, as bars: each as long as its share of the largest. */
export const Flows = ({ flows, kind }: { flows: Replay["flows"]; kind: MoveKind }) => {
  const own = flows.filter((flow) => flow.kind === kind);
  const most = Math.max(1, ...own.map(({ count }) => count));
  if (own.length === 0) return null;
  return (
    <section aria-label={`${moveKinds[kind]}：${words.flows}`}>
      <h3>{moveKinds[kind]}</h3>
      <ul className="flows">
        {own.map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>
            <span>{from}</span>
            <span aria-hidden="true">→</span>
            <span>{to}</span>
            <i
              className={kind === "lowered" ? "bar-line lowered" : "bar-line"}
              style={{ width: `${(count / most) * 100}%` }}
            />
            <b>{words.count(count)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};
