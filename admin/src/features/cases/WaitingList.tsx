import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { cases } from "@qizhen/shared/contract/cases";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { DueIn } from "../../components/DueIn";
import { workbench as words } from "../../words/cases";

/** 等别人的: matters that are with another body now. Not there at all when there are none. */
export const WaitingList = () => {
  const list = useQuery({
    queryKey: [...keys.cases, "transferred"],
    queryFn: () => ask(cases.list, { query: { status: "transferred", order: "due", limit: 10 } }),
  });
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={words.waitsTitle}>
      <h2>
        {words.waitsTitle}
        <small>{words.waitsCount(items.length)}</small>
      </h2>
      <ul className="waits">
        {items.map((row) => (
          <li key={row.id}>
            <Link to={`/cases/${row.id}`}>
              {row.next.text}
              <span>
                {row.title} · {row.number}
              </span>
            </Link>
            <DueIn clock={row.clock} />
          </li>
        ))}
      </ul>
    </section>
  );
};
