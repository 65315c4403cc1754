import { useSearchParams } from "react-router";
import { regionLevels } from "@qizhen/shared/vocabulary";
import type { Region } from "@qizhen/shared/contract/regions";
import { failureWords } from "../../client/failure";
import { useRegionMap, useRegions } from "../../client/regions";
import { hasRole, useMe } from "../../client/useSession";
import { ButtonLink } from "../../components/ButtonLink";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { RegionMap, type Area } from "../../components/RegionMap";
import { Skeleton } from "../../components/Skeleton";
import { regions as words } from "../../words/regions";
import { Aliases } from "./Aliases";
import { GridTeam } from "./GridTeam";
import { RegionTree } from "./RegionTree";

const size: [number, number] = [760, 420];
/** With more neighbours than this, names would lie over each other. */
const labelsAtMost = 40;

const Details = ({ region, children, within }: { region: Region; children: number; within: string[] }) => (
  <dl className="facts" style={{ margin: "14px 0" }}>
    <dt>{words.code}</dt>
    <dd>{region.code}</dd>
    {within.length > 0 && (
      <>
        <dt>{words.within}</dt>
        <dd>{within.join(" / ")}</dd>
      </>
    )}
    {children > 0 && (
      <>
        <dt>{words.children}</dt>
        <dd>{words.childrenCount(children)}</dd>
      </>
    )}
    <dt>{words.households}</dt>
    <dd>{region.households === undefined ? words.unknown : words.countHouseholds(region.households)}</dd>
    <dt>{words.population}</dt>
    <dd>{region.population === undefined ? words.unknown : words.countPeople(region.population)}</dd>
  </dl>
);

/** The map of a region: its children, or a grid among its neighbours. */
const useAreas = (code: string): Area[] => {
  const own = useRegionMap(code).data;
  const parent = useRegionMap(own && own.children.length === 0 ? (own.region.parent ?? undefined) : undefined).data;
  if (!own) return [];
  const shown = own.children.length > 0 ? own.children : (parent?.children ?? [own.region]);
  const above = own.children.length > 0 ? own.region.name : (parent?.region.name ?? "");
  return [...shown]
    .sort((a, b) => Number(a.code === code) - Number(b.code === code))
    .map((area) => ({
      ...area,
      className: area.code === code ? "on" : "",
      label: shown.length <= labelsAtMost ? area.name.replace(above, "") : "",
    }));
};

const Opened = ({ code, onChoose }: { code: string; onChoose: (code: string) => void }) => {
  const query = useRegionMap(code);
  const areas = useAreas(code);
  // Experts and departments look at the map; what places are called is the business of those who work there.
  const named = hasRole(useMe(), "admin", "clerk", "leader", "grid_worker", "mediator");
  if (query.isPending) return <Skeleton lines={8} />;
  if (query.error) return <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />;
  const { region, children, within } = query.data;
  return (
    <>
      <div className="row" style={{ marginBottom: 10 }}>
        <h2 style={{ fontSize: 17 }}>{region.name}</h2>
        <span className="tag">{regionLevels[region.level]}</span>
        <span className="grow" />
        <ButtonLink to={`/cases?region=${region.code}`} size="small" icon={<Icon name="case" />}>
          {words.cases}
        </ButtonLink>
      </div>
      <div className="big-map">
        <RegionMap label={words.map(region.name)} areas={areas} size={size} onPick={onChoose} />
      </div>
      <Details region={region} children={children.length} within={within.map(({ name }) => name)} />
      {region.level === "grid" && <GridTeam code={region.code} />}
      {region.level !== "county" && named && <Aliases key={region.code} place={region} />}
    </>
  );
};

/** 网格: the tree of regions, the map, and who looks after each grid. */
export const RegionsPage = () => {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const counties = useRegions();
  const code = search.get("code") ?? me.grid?.code ?? me.region?.code ?? counties.data?.items[0]?.code ?? "";
  const within = useRegionMap(code || undefined).data?.within.map((region) => region.code) ?? [];
  const choose = (next: string) => setSearch({ code: next });
  const admin = hasRole(me, "admin");
  const importLink = admin && (
    <ButtonLink to="/regions/import" icon={<Icon name="upload" />}>
      {words.import}
    </ButtonLink>
  );
  return (
    <Page title={words.title} actions={importLink}>
      {counties.data?.items.length === 0 ? (
        <div className="body pad">
          <EmptyState {...words.none} action={importLink} />
        </div>
      ) : (
        <div className="two-col tree">
          <div className="side">
            <RegionTree chosen={code} open={[...within, code]} onChoose={choose} />
          </div>
          <div className="main">{code && <Opened code={code} onChoose={choose} />}</div>
        </div>
      )}
    </Page>
  );
};
