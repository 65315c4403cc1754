import { useState } from "react";
import { Button, Checkbox } from "antd";
import { Link } from "react-router";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { likeReasons, type LikelyRow } from "@qizhen/shared/contract/lookalikes";
import { statuses } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { hasRole, useMe } from "../../client/useSession";
import { ErrorStrip } from "../../components/ErrorStrip";
import { lookalikes as words } from "../../words/lookalikes";
import { MergeDrawer } from "./MergeDrawer";
import { useBeside } from "./useGroups";

interface RowProps {
  row: LikelyRow;
  picked: boolean;
  onPick?: ((on: boolean) => void) | undefined;
}

const Row = ({ row, picked, onPick }: RowProps) => (
  <li>
    <div className="row">
      {onPick && !row.groupId && (
        <Checkbox checked={picked} aria-label={row.number} onChange={(event) => onPick(event.target.checked)} />
      )}
      <Link className="link grow cut" to={`/cases/${row.id}`} title={row.title}>
        {row.title}
      </Link>
      <span className="tag">{statuses[row.status]}</span>
    </div>
    <p className="xs mut">
      {row.number} · {row.why.map((why) => likeReasons[why]).join("，")} · {words.score(row.score)}
      {row.groupId && (
        <>
          {" · "}
          <Link className="link" to={`/groups/${row.groupId}`}>
            {words.openGroup}
          </Link>
        </>
      )}
    </p>
  </li>
);

/** 可能重复 / 同一群体, beside a case: for clerks, and leaders who read along. */
export const AlikePanel = ({ detail }: { detail: CaseDetail }) =>
  hasRole(useMe(), "clerk", "leader") ? <Alike detail={detail} /> : null;

const Alike = ({ detail }: { detail: CaseDetail }) => {
  const query = useBeside(detail.id);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState(false);
  const found = query.data;
  const mayMerge = found?.mayMerge === true && !found.group;
  const pick = (id: string, on: boolean) =>
    setPicked(new Set([...picked].filter((one) => one !== id).concat(on ? [id] : [])));
  const chosen = found?.likely.filter(({ id }) => picked.has(id)) ?? [];
  return (
    <div className="panel">
      <h2>{words.panel}</h2>
      {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
      {found?.group && (
        <p className="sm">
          {words.inGroup(found.group.title, found.group.size)}{" "}
          <Link className="link" to={`/groups/${found.group.id}`}>
            {words.openGroup}
          </Link>
          {found.group.large && <span className="tag amber">{words.large}</span>}
        </p>
      )}
      {found?.likely.length === 0 && !found.group && <p className="sm mut">{words.none}</p>}
      <ul className="defects">
        {found?.likely.map((row) => (
          <Row
            key={row.id}
            row={row}
            picked={picked.has(row.id)}
            onPick={mayMerge ? (on) => pick(row.id, on) : undefined}
          />
        ))}
      </ul>
      {chosen.length > 0 && (
        <Button size="small" type="primary" onClick={() => setMerging(true)}>
          {words.mergeTitle(chosen.length + 1)}
        </Button>
      )}
      {merging && <MergeDrawer cases={[detail, ...chosen]} onClose={() => setMerging(false)} />}
    </div>
  );
};
