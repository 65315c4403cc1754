import { useState } from "react";
import { Button, Segmented } from "antd";
import { Link, useNavigate, useSearchParams } from "react-router";
import { likeReasons, type CaseGroup, type LikeRow } from "@qizhen/shared/contract/lookalikes";
import { categories, statuses } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { hasRole, useMe } from "../../client/useSession";
import type { Column } from "../../components/DataTable";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { RiskMark } from "../../components/RiskMark";
import { Skeleton } from "../../components/Skeleton";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { lookalikes as words } from "../../words/lookalikes";
import { MergeDrawer } from "./MergeDrawer";
import { useClusters, useGroupList } from "./useGroups";

const tabs = ["groups", "clusters", "over"] as const;
type Tab = (typeof tabs)[number];

const columnsOf = (now: Date): Column<CaseGroup>[] => [
  { key: "title", title: words.columns.title, show: ({ title }) => <b>{title}</b> },
  { key: "lead", title: words.columns.lead, width: 130, show: ({ leadNumber }) => leadNumber },
  { key: "category", title: words.columns.category, width: 130, show: ({ category }) => categories[category] },
  {
    key: "size",
    title: words.columns.size,
    width: 190,
    show: ({ size, large }) => (
      <span className="row">
        {size}
        {large && <span className="tag amber">{words.large}</span>}
      </span>
    ),
  },
  { key: "by", title: words.columns.by, width: 130, show: ({ by }) => by || words.byResident },
  { key: "at", title: words.columns.at, width: 140, show: ({ createdAt }) => timeWords(createdAt, now) },
];

const Groups = ({ open }: { open: boolean }) => {
  const list = useGroupList(open);
  const navigate = useNavigate();
  return (
    <ListBody
      label={words.table}
      columns={columnsOf(useNow())}
      list={list}
      empty={words.empty[open ? "groups" : "over"]}
      onOpen={({ id }) => void navigate(`/groups/${id}`)}
    />
  );
};

const ClusterCase = ({ row }: { row: LikeRow }) => (
  <li className="row">
    <RiskMark risk={row.risk} short />
    <Link className="link grow cut" to={`/cases/${row.id}`}>
      {row.title}
    </Link>
    <span className="xs mut nw">{row.number}</span>
    <span className="tag">{statuses[row.status]}</span>
  </li>
);

/** Cases that are probably one matter and stand alone, cluster by cluster. */
const Clusters = ({ onMerge }: { onMerge: (cases: LikeRow[]) => void }) => {
  const query = useClusters();
  const mayMerge = hasRole(useMe(), "clerk");
  const items = query.data?.items ?? [];
  return (
    <div className="body around">
      {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={8} />}
      {query.data && items.length === 0 && <EmptyState {...words.empty.clusters} />}
      {items.map(({ key, category, why, cases }) => (
        <section key={key} className="panel cluster">
          <h2>
            {categories[category]} {words.clusterCount(cases.length)}
            <span className="xs mut">{why.map((one) => likeReasons[one]).join("，")}</span>
            {mayMerge && (
              <Button size="small" onClick={() => onMerge(cases.slice(0, 50))}>
                {words.merge}
              </Button>
            )}
          </h2>
          <ul className="defects">
            {cases.map((row) => (
              <ClusterCase key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

/** 群体事项: groups as they are, and what looks like one. */
export const GroupsPage = () => {
  const [search, setSearch] = useSearchParams();
  const tab: Tab = tabs.find((one) => one === search.get("tab")) ?? "groups";
  const [merging, setMerging] = useState<LikeRow[]>();
  return (
    <Page
      title={words.title}
      beside={
        <Segmented
          size="small"
          value={tab}
          onChange={(value) => setSearch({ tab: value }, { replace: true })}
          options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
        />
      }
    >
      {tab === "clusters" ? <Clusters onMerge={setMerging} /> : <Groups key={tab} open={tab === "groups"} />}
      {merging && <MergeDrawer cases={merging} onClose={() => setMerging(undefined)} />}
    </Page>
  );
};
