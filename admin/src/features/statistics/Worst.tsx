import { Button } from "antd";
import { Link } from "react-router";
import type { CountedCase } from "@qizhen/shared/contract/statistics";
import { openStatuses, statuses } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Skeleton } from "../../components/Skeleton";
import { statistics as allWords } from "../../words/statistics";
import { useCounted, type Filter } from "./useCounted";

const words = allWords.worst;
const atOnce = 8;
const isOpen = ({ status }: CountedCase) => (openStatuses as readonly string[]).includes(status);

const Mark = ({ mark }: { mark: number | undefined }) =>
  mark === undefined ? (
    <span className="mut">–</span>
  ) : (
    <span className="stat-score" role="img" aria-label={words.marks(mark)}>
      {[1, 2, 3, 4, 5].map((nth) => (
        <i key={nth} className={nth <= Math.round(mark) ? "" : "e"} />
      ))}
      {mark}
    </span>
  );

const Row = ({ row }: { row: CountedCase }) => (
  <tr>
    <td>
      <Mark mark={row.mark} />
    </td>
    <td>
      <Link to={`/cases/${row.id}`}>
        <b>{row.title}</b> <small className="mut">{row.number}</small>
      </Link>
      {row.words && <q className="said">{row.words}</q>}
      {row.mark === undefined && <small className="mut">{words.own}</small>}
    </td>
    <td>
      {row.grid?.name ?? "–"}
      <small className="mut">{row.mediator?.name}</small>
    </td>
    <td>
      <span className={`stat-after ${isOpen(row) ? "on" : ""}`}>
        {row.reopened ? words.reopened(statuses[row.status]) : words.closed}
      </span>
    </td>
  </tr>
);

/** Those nobody was content with, the lowest first, in people's own words and with what came of it. */
export const Worst = ({ filter }: { filter: Filter }) => {
  const list = useCounted(filter, "unhappy", atOnce);
  if (list.error) return <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={4} />;
  if (list.rows.length === 0) return <p className="stat-none">{words.none}</p>;
  return (
    <>
      <table className="stat-worst" aria-label={words.title}>
        <thead>
          <tr>
            {Object.entries(words.columns).map(([key, title]) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
};
