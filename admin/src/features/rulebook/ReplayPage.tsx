import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button, Progress } from "antd";
import { Link, useParams } from "react-router";
import { moveKinds, rulebook as api, type Move, type MoveKind, type Replay } from "@qizhen/shared/contract/rulebook";
import { categories, keysOf, levels } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import { ButtonLink } from "../../components/ButtonLink";
import type { Column } from "../../components/DataTable";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { RiskMark } from "../../components/RiskMark";
import { Skeleton } from "../../components/Skeleton";
import { rulebook as words } from "../../words/rulebook";
import { AdoptDrawer } from "./AdoptDrawer";
import { Flows } from "./Flows";
import { useReplay } from "./useReplay";

const pollMs = 700;

const useReplayState = (id: string) =>
  useQuery({
    queryKey: [...keys.rulebook, "replay", id],
    queryFn: () => ask(api.replay, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? pollMs : false),
  });

const Outcome = ({ outcome, other }: { outcome: Move["before"]; other: Move["before"] }) => {
  const part = (name: keyof Move["before"], shown: React.ReactNode) =>
    outcome[name] === other[name] ? null : <span key={name}>{shown}</span>;
  return (
    <span className="row wrap">
      {part("risk", <RiskMark risk={outcome.risk} />)}
      {part("category", categories[outcome.category])}
      {part("level", levels[outcome.level])}
      {part("department", outcome.department)}
      {part("person", outcome.person || words.nobody)}
    </span>
  );
};

const columns: Column<Move>[] = [
  {
    key: "number",
    title: words.moveColumns.number,
    width: 130,
    show: ({ caseId, number }) => <Link to={`/cases/${caseId}`}>{number}</Link>,
  },
  {
    key: "kinds",
    title: words.moveColumns.kinds,
    show: ({ kinds }) => (
      <span className="row wrap">
        {kinds.map((kind) => (
          <span key={kind} className={kind === "lowered" ? "tag red" : "tag"}>
            {moveKinds[kind]}
          </span>
        ))}
      </span>
    ),
  },
  { key: "before", title: words.moveColumns.before, show: ({ before, after }) => <Outcome outcome={before} other={after} /> },
  { key: "after", title: words.moveColumns.after, show: ({ before, after }) => <Outcome outcome={after} other={before} /> },
]; // prettier-ignore

const Summary = ({ replay }: { replay: Replay }) => (
  <div className="stack replay-summary">
    <p className="sm sec">{words.replayAgainst(replay.against)}</p>
    {replay.status === "running" && (
      <>
        <Progress percent={replay.total === 0 ? 0 : Math.round((replay.done * 100) / replay.total)} size="small" />
        <p className="sm" role="status">
          {words.running(replay.done, replay.total)}
        </p>
      </>
    )}
    {replay.status === "failed" && <ErrorStrip message={words.failed} />}
    {replay.status === "done" && (
      <p>
        <b>{replay.moved === 0 ? words.nothingMoved : words.moved(replay.moved, replay.done)}</b>
        <span className="sm mut"> {words.done(replay.done, replay.rate)}</span>
      </p>
    )}
    {replay.skipped > 0 && <p className="sm mut">{words.skipped(replay.skipped)}</p>}
    {replay.counts.lowered > 0 && (
      <div className="note-c red" role="alert">
        <Icon name="alert" />
        <span>{words.loweredWarning(replay.counts.lowered)}</span>
      </div>
    )}
    <div className="flows-row">
      {keysOf(moveKinds).map((kind) => (
        <Flows key={kind} kind={kind} flows={replay.flows} />
      ))}
    </div>
    {replay.counts.person > 0 && <p className="xs mut">{words.personNote}</p>}
  </div>
);

const Moves = ({ replay }: { replay: Replay }) => {
  const [kind, setKind] = useState<MoveKind>();
  const list = useGrowing([...keys.rulebook, "moves", replay.id, kind, replay.status], (cursor) =>
    ask(api.moves, { params: { id: replay.id }, query: { kind, limit: 50, cursor } }),
  );
  const chip = (value: MoveKind | undefined, label: string) => (
    <button
      key={label}
      type="button"
      className={kind === value ? "chip on" : "chip"}
      aria-pressed={kind === value}
      onClick={() => setKind(value)}
    >
      {label}
    </button>
  );
  const some = keysOf(moveKinds).filter((one) => replay.counts[one] > 0);
  return (
    <ListBody
      label={words.movesTable}
      filters={
        <>
          {chip(undefined, `${words.allKinds} ${replay.moved}`)}
          {some.map((one) => chip(one, `${moveKinds[one]} ${replay.counts[one]}`))}
        </>
      }
      columns={columns}
      list={list}
      empty={words.noMoves}
    />
  );
};

const Opened = ({ replay }: { replay: Replay }) => {
  const [adopting, setAdopting] = useState(false);
  const admin = hasRole(useMe(), "admin");
  const again = useReplay();
  const version = useQuery({
    queryKey: [...keys.rulebook, "version", replay.number],
    queryFn: () => ask(api.version, { params: { number: String(replay.number) } }),
  });
  const inForce = version.data?.status === "adopted";
  const actions = (
    <>
      <ButtonLink to="/settings/rules/versions">{words.versions}</ButtonLink>
      {admin && replay.status !== "running" && !inForce && (
        <Button loading={again.busy} onClick={() => void again.start(replay.number)}>
          {words.again}
        </Button>
      )}
      {inForce && <span className="tag pine">{words.adoptedAlready}</span>}
      {admin && replay.status === "done" && !inForce && (
        <Button type="primary" danger={replay.counts.lowered > 0} onClick={() => setAdopting(true)}>
          {words.adopt}
        </Button>
      )}
    </>
  );
  return (
    <Page title={words.replayTitle(replay.number)} actions={actions}>
      <div className="replay">
        {again.error !== undefined && <ErrorStrip message={failureWords(again.error)} />}
        <Summary replay={replay} />
        {replay.status === "done" && replay.moved > 0 && <Moves replay={replay} />}
      </div>
      {adopting && <AdoptDrawer replay={replay} onClose={() => setAdopting(false)} />}
    </Page>
  );
};

/** 试算: how far it is, what would have gone elsewhere and from where to where, and the step that puts the version in force. */
export const ReplayPage = () => {
  const { id = "" } = useParams();
  const replay = useReplayState(id);
  if (replay.data) return <Opened key={id} replay={replay.data} />;
  return (
    <Page title={words.title}>
      <div className="body pad">
        {replay.error ? (
          <ErrorStrip message={failureWords(replay.error)} onRetry={() => void replay.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </div>
    </Page>
  );
};
