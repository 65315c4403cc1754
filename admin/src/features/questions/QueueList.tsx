import { Button } from "antd";
import { Link } from "react-router";
import type { DeskRow } from "@qizhen/shared/contract/questionShapes";
import { categories } from "@qizhen/shared/vocabulary";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import type { GrowingList } from "../../components/ListPage";
import { Skeleton } from "../../components/Skeleton";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { states } from "../../words/frame";
import { questionQueue as words } from "../../words/questions";
import { FlagTags } from "./Flags";

const inDanger = ({ flags }: DeskRow) => flags.some(({ kind }) => kind === "danger");

const Row = ({ row, current, search, now }: { row: DeskRow; current: boolean; search: string; now: Date }) => (
  <Link
    to={`/questions/${row.id}${search}`}
    className={`q-row ${current ? "on" : ""} ${inDanger(row) ? "red" : ""}`}
    aria-current={current ? "true" : undefined}
  >
    <b>{row.title}</b>
    <p className="xs mut">
      {categories[row.category]}
      {row.town && ` · ${row.town.name}`} · {timeWords(row.since, now)}
      {row.answers > 0 && ` · ${words.answers(row.answers)}`}
    </p>
    <span className="tags">
      <FlagTags flags={row.flags} />
      {row.firstEyes && <span className="tag pine">{words.firstEyes(row.firstEyes)}</span>}
      {row.asked && <span className={row.asked.late ? "tag red" : "tag"}>{words.askedTo(row.asked.name)}</span>}
      {row.stale > 0 && <span className="tag amber">{words.stale(row.stale)}</span>}
    </span>
  </Link>
);

interface Props {
  list: GrowingList<DeskRow>;
  current: string | undefined;
  search: string;
  empty: { title: string; text: string };
}

/** The queue, dangerous ones on top, as the server orders it. */
export const QueueList = ({ list, current, search, empty }: Props) => {
  const now = useNow();
  return (
    <nav className="q-list" aria-label={words.list}>
      {list.failed && (
        <div className="around">
          <ErrorStrip message={list.failed} onRetry={list.retry} />
        </div>
      )}
      {list.pending && <Skeleton lines={8} />}
      {!list.pending && !list.failed && list.rows.length === 0 && (
        <div className="around">
          <EmptyState {...empty} />
        </div>
      )}
      {list.rows.map((row) => (
        <Row key={row.id} row={row} current={row.id === current} search={search} now={now} />
      ))}
      {list.more && (
        <p className="more-row">
          <Button size="small" onClick={list.more} loading={list.growing}>
            {states.more}
          </Button>
        </p>
      )}
    </nav>
  );
};
