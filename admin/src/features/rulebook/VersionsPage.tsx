import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useNavigate } from "react-router";
import {
  rulebook as api,
  versionStatuses,
  type RuleVersion,
  type WordedChange,
} from "@qizhen/shared/contract/rulebook";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import { ButtonLink } from "../../components/ButtonLink";
import type { Column } from "../../components/DataTable";
import { ErrorStrip } from "../../components/ErrorStrip";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { rulebook as words } from "../../words/rulebook";
import { useReplay } from "./useReplay";

const tones = { draft: "tag amber", adopted: "tag pine", superseded: "tag" } as const;

/** Changed fields: what each was and what it became. */
const ChangesTable = ({ changes }: { changes: WordedChange[] }) =>
  changes.length === 0 ? (
    <p className="sm mut">{words.noChanges}</p>
  ) : (
    <table className="table" aria-label={words.field}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.to}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, label, before, after }) => (
          <tr key={path.join("\n")}>
            <td>{label}</td>
            <td className="sec">{before}</td>
            <td>
              <b>{after}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const VersionDrawer = ({ number, onClose }: { number: number; onClose: () => void }) => {
  const go = useNavigate();
  const admin = hasRole(useMe(), "admin");
  const now = useNow();
  const replay = useReplay();
  const version = useQuery({
    queryKey: [...keys.rulebook, "version", number],
    queryFn: () => ask(api.version, { params: { number: String(number) } }),
  });
  const { data } = version;
  const edit = () => void go("/settings/rules", { state: { rules: data?.rules } });
  const foot = admin && data && (
    <div className="form-foot">
      <Button onClick={edit}>{words.restart}</Button>
      <Button type="primary" loading={replay.busy} onClick={() => void replay.start(number)}>
        {words.replay}
      </Button>
    </div>
  );
  return (
    <Drawer title={words.changesOf(number)} open onClose={onClose} size={560} footer={foot}>
      {version.isPending && <Skeleton lines={6} />}
      {version.error && <ErrorStrip message={failureWords(version.error)} onRetry={() => void version.refetch()} />}
      {replay.error !== undefined && <ErrorStrip message={failureWords(replay.error)} />}
      {data && (
        <div className="stack">
          <p className="sm sec">
            {data.reason}
            {data.adopted && (
              <>
                <br />
                {words.adoptedBy(data.adopted.by, timeWords(data.adopted.at, now), data.adopted.reason)}
              </>
            )}
          </p>
          <ChangesTable changes={data.changes} />
        </div>
      )}
    </Drawer>
  );
};

type Row = RuleVersion & { id: string };

const columnsOf = (now: Date): Column<Row>[] => [
  { key: "number", title: words.columns.number, show: ({ number }) => <b>{words.number(number)}</b> },
  {
    key: "status",
    title: words.columns.status,
    show: ({ status }) => <span className={tones[status]}>{versionStatuses[status]}</span>,
  },
  { key: "reason", title: words.columns.reason, show: ({ reason }) => reason },
  { key: "by", title: words.columns.by, show: ({ by }) => by },
  { key: "at", title: words.columns.at, show: ({ at }) => timeWords(at, now) },
];

/** Every version of the county's rules, what each changed, and which one is in force. */
export const VersionsPage = () => {
  const [open, setOpen] = useState<number>();
  const now = useNow();
  const list = useGrowing([...keys.rulebook, "versions"], async (cursor) => {
    const { items, next } = await ask(api.versions, { query: { limit: 50, cursor } });
    return { items: items.map((version): Row => ({ ...version, id: String(version.number) })), next };
  });
  return (
    <Page title={words.versionsTitle} actions={<ButtonLink to="/settings/rules">{words.title}</ButtonLink>}>
      <ListBody
        label={words.table}
        columns={columnsOf(now)}
        list={list}
        empty={words.none}
        onOpen={({ number }) => setOpen(number)}
      />
      {open !== undefined && <VersionDrawer number={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
};
