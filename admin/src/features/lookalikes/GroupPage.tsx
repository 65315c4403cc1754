import { useState, type ReactNode } from "react";
import { Button } from "antd";
import { useLocation, useNavigate, useParams } from "react-router";
import type { GroupDetail } from "@qizhen/shared/contract/lookalikes";
import { categories, openStatuses, statuses } from "@qizhen/shared/vocabulary";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { ButtonLink } from "../../components/ButtonLink";
import { DataTable, type Column } from "../../components/DataTable";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Instead } from "../../components/Instead";
import { Page } from "../../components/Page";
import { RiskMark } from "../../components/RiskMark";
import { Skeleton } from "../../components/Skeleton";
import { states } from "../../words/frame";
import { lookalikes as words } from "../../words/lookalikes";
import { CloseDrawer, DissolveDrawer, RemoveDrawer } from "./GroupDrawers";
import { useChange, useGroup } from "./useGroups";

type Member = GroupDetail["members"][number];
type Open = { what: "remove"; member: Member } | { what: "dissolve" } | { what: "close"; members: Member[] };

const isOpen = ({ status }: Member) => (openStatuses as readonly string[]).includes(status);

const columnsOf = (steps: (member: Member) => ReactNode): Column<Member>[] => [
  {
    key: "number",
    title: words.memberColumns.number,
    width: 150,
    show: ({ number, isLead }) => (
      <span className="row">
        {number}
        {isLead && <span className="tag pine">{words.lead}</span>}
      </span>
    ),
  },
  {
    key: "title",
    title: words.memberColumns.title,
    show: ({ title, risk }) => (
      <span className="row">
        <RiskMark risk={risk} short />
        {title}
      </span>
    ),
  },
  { key: "status", title: words.memberColumns.status, width: 100, show: ({ status }) => statuses[status] },
  {
    key: "who",
    title: words.memberColumns.who,
    width: 170,
    show: ({ responsible }) => (responsible ? `${responsible.unit} ${responsible.name}` : ""),
  },
  { key: "centre", title: words.memberColumns.centre, width: 130, show: ({ centre }) => centre.name },
  { key: "steps", title: "", width: 250, show: steps },
];

/** What was not done, and why: it stays until the next change. */
const LeftOut = ({ leftOut }: Pick<GroupDetail, "leftOut">) =>
  leftOut.length > 0 && (
    <div className="note-c" role="alert">
      <span>
        {words.leftOut}
        {leftOut.map(({ id, number, why }) => (
          <span key={id} className="sm">
            {" "}
            {number}（{why}）
          </span>
        ))}
      </span>
    </div>
  );

const Over = ({ open, group, onClose }: { open: Open; group: GroupDetail; onClose: () => void }) => {
  if (open.what === "remove") return <RemoveDrawer group={group} member={open.member} onClose={onClose} />;
  if (open.what === "dissolve") return <DissolveDrawer group={group} onClose={onClose} />;
  return <CloseDrawer group={group} members={open.members} onClose={onClose} />;
};

const Opened = ({ group }: { group: GroupDetail }) => {
  const [open, setOpen] = useState<Open>();
  const { change, busy, error } = useChange(group);
  const navigate = useNavigate();
  const state = useLocation().state as { leftOut?: GroupDetail["leftOut"] } | null;
  const waiting = group.members.filter((member) => !member.isLead && isOpen(member));
  const leadOver = group.leadOutcome !== undefined;
  const steps = (member: Member) =>
    group.mayChange && (
      <span className="row wrap">
        {leadOver && isOpen(member) && (
          <Button size="small" onClick={() => setOpen({ what: "close", members: [member] })}>
            {words.closeOne}
          </Button>
        )}
        {!member.isLead && isOpen(member) && (
          <Button size="small" loading={busy} onClick={() => void change({ action: "lead", memberId: member.id })}>
            {words.makeLead}
          </Button>
        )}
        {!member.isLead && (
          <Button size="small" onClick={() => setOpen({ what: "remove", member })}>
            {words.remove}
          </Button>
        )}
      </span>
    );
  return (
    <>
      <div className="filters">
        <span className="tag">{categories[group.category]}</span>
        {group.large && <span className="tag amber">{words.large}</span>}
        {!group.open && <span className="tag">{words.dissolved}</span>}
        <span className="sp" />
        {group.mayChange && leadOver && waiting.length > 0 && (
          <Button type="primary" size="small" onClick={() => setOpen({ what: "close", members: waiting })}>
            {words.closeAll(waiting.length)}
          </Button>
        )}
        {group.mayChange && (
          <Button size="small" onClick={() => setOpen({ what: "dissolve" })}>
            {words.dissolve}
          </Button>
        )}
      </div>
      <div className="body">
        {error !== undefined && (
          <div className="around">
            <ErrorStrip message={failureWords(error)} />
          </div>
        )}
        <LeftOut leftOut={group.leftOut.length > 0 ? group.leftOut : (state?.leftOut ?? [])} />
        <DataTable
          label={words.memberTable}
          columns={columnsOf(steps)}
          rows={group.members}
          onOpen={({ id }) => void navigate(`/cases/${id}`)}
        />
      </div>
      {open && <Over open={open} group={group} onClose={() => setOpen(undefined)} />}
    </>
  );
};

/** 一个群体事项: its cases with the lead on top; what is done to one or to all. */
export const GroupPage = () => {
  const { id = "" } = useParams();
  const query = useGroup(id);
  const missing = query.error instanceof ApiError && [400, 403, 404].includes(query.error.status);
  return (
    <Page title={query.data?.title ?? words.title} actions={<ButtonLink to="/groups">{words.title}</ButtonLink>}>
      {missing && (
        <Instead title={states.missing.title} text={states.missing.text}>
          <ButtonLink to="/groups">{words.title}</ButtonLink>
        </Instead>
      )}
      {query.error && !missing && (
        <div className="around">
          <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && <Skeleton lines={8} />}
      {query.data && <Opened key={id} group={query.data} />}
    </Page>
  );
};
