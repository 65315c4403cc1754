import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { statistics, type Measure, type Satisfaction } from "@qizhen/shared/contract/statistics";
import { saveFromServer } from "../../client/download";
import { EvaluationTabs } from "../../client/EvaluationTabs";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { RegionSelect } from "../../client/RegionSelect";
import { ask } from "../../client/send";
import { useMe } from "../../client/useSession";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { statistics as words } from "../../words/statistics";
import { CasesDrawer } from "./CasesDrawer";
import { Claim } from "./Claim";
import { Groups } from "./Groups";
import { HeatMap } from "./HeatMap";
import { People } from "./People";
import { daysOfQuarter, keyOfQuarter, lastQuarters, quarterFrom } from "./quarter";
import { Endings, Rates } from "./Rates";
import { Said } from "./Said";
import { Sides } from "./Sides";
import { Trend } from "./Trend";
import type { Filter } from "./useCounted";
import { Worst } from "./Worst";

const quartersOffered = 8;

const Box = ({
  title,
  hint,
  className = "",
  children,
}: {
  title: string;
  hint?: string;
  className?: string;
  children: ReactNode;
}) => (
  <section className={`stat-box ${className}`}>
    <h2>
      {title}
      {hint && <small>{hint}</small>}
    </h2>
    {children}
  </section>
);

interface BoardProps {
  board: Satisfaction;
  filter: Filter;
  go: (change: Record<string, string | undefined>) => void;
}

/** 满意度: the sentence, the map, the year, the sides, the people, the rates, and the worst to read first. */
const Board = ({ board, filter, go }: BoardProps) => {
  const [measure, setMeasure] = useState<Measure>();
  const { total } = board;
  if (total.reported === 0 && total.ended === 0 && board.trend.every(({ rated }) => rated === 0))
    return <EmptyState {...words.empty} />;
  const isVillage = board.parts.some(({ region }) => region.code.length > 12);
  return (
    <div className="stat-board">
      <Claim board={board} />
      <Box title={isVillage ? words.map.title : words.map.below} hint={words.map.hint} className="map">
        <HeatMap board={board} onPick={(region) => go({ region })} />
      </Box>
      <Box title={words.trend.title} hint={board.around ? words.trend.around(board.around.name) : words.trend.hint}>
        <Trend board={board} />
      </Box>
      <Box title={words.sides.title} hint={words.sides.hint}>
        <Sides sides={total.sides} />
      </Box>
      <Box title={words.worst.title} hint={words.worst.hint(total.unhappy)} className="wide">
        <Worst filter={filter} />
      </Box>
      <Box title={words.people.title} hint={words.people.hint} className="map">
        <People board={board} onPick={(mediator) => go({ mediator })} />
      </Box>
      <Box title={words.said.title} hint={words.said.hint}>
        <Said board={board} />
      </Box>
      <Box title={words.rates.ends} hint={words.rates.endsHint}>
        <Endings figures={total} onOpen={setMeasure} />
      </Box>
      <Box title={words.rates.title} hint={words.rates.hint} className="whole">
        <Rates figures={total} onOpen={setMeasure} />
        <p className="stat-none">{words.shrinking}</p>
      </Box>
      {board.units.length > 0 && (
        <Box title={words.rates.more} className="whole">
          <Groups board={board} />
        </Box>
      )}
      <p className="stat-none whole">
        {words.asOf(new Date(board.asOf).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai" }))} {words.public}
      </p>
      <CasesDrawer filter={filter} measure={measure} onClose={() => setMeasure(undefined)} />
    </div>
  );
};

const useFilter = () => {
  const me = useMe();
  const today = dayOf(useNow());
  const [search, setSearch] = useSearchParams();
  const quarter = quarterFrom(search.get("quarter"), today);
  const mediator = search.get("mediator") ?? undefined;
  const region = search.get("region") ?? me.region?.code ?? "";
  const filter: Filter = { region, ...daysOfQuarter(quarter), ...(mediator && { mediator }) };
  const go = (change: Record<string, string | undefined>) =>
    setSearch(
      (now) => {
        for (const [name, value] of Object.entries(change))
          if (value === undefined) now.delete(name);
          else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return { filter, quarter, today, go };
};

/** Region, quarter and mediator; each stands in the address, so that a link shares the view. */
const Filters = ({ how, board }: { how: ReturnType<typeof useFilter>; board: Satisfaction | undefined }) => {
  const { filter, quarter, today, go } = how;
  const quarters = lastQuarters(today, quartersOffered).map((one) => ({
    value: keyOfQuarter(one),
    label: words.quarterOf(one.year, one.quarter),
  }));
  const people = (board?.mediators ?? []).map(({ person }) => ({ value: person.id, label: person.name }));
  return (
    <span className="row stat-filters">
      <RegionSelect label={words.region} size="small" value={filter.region} onChange={(region) => go({ region })} />
      <Select
        size="small"
        aria-label={words.quarter}
        value={keyOfQuarter(quarter)}
        options={quarters}
        onChange={(value) => go({ quarter: value })}
      />
      <Select
        size="small"
        aria-label={words.mediator}
        value={filter.mediator ?? ""}
        options={[{ value: "", label: words.everybody }, ...people]}
        onChange={(value) => go({ mediator: value || undefined })}
      />
    </span>
  );
};

const Export = ({ filter }: { filter: Filter }) => {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const save = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      await saveFromServer(statistics.export, { ...filter });
    } catch (error) {
      setFailed(failureWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failed && <ErrorStrip message={failed} />}
      <Button size="small" icon={<Icon name="download" />} loading={busy} onClick={() => void save()}>
        {words.export}
      </Button>
      <Button size="small" onClick={() => window.print()}>
        {words.print}
      </Button>
    </>
  );
};

/** 满意度 for those who answer for a region. */
export const BoardPage = () => {
  const how = useFilter();
  const { filter } = how;
  const query = useQuery({
    queryKey: [...keys.statistics, "board", filter],
    queryFn: () => ask(statistics.satisfaction, { query: { ...filter } }),
    enabled: filter.region !== "",
    placeholderData: (before: Satisfaction | undefined) => before,
  });
  return (
    <Page title={words.title} beside={<Filters how={how} board={query.data} />} actions={<Export filter={filter} />}>
      <div className="body around stack">
        <EvaluationTabs />
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={10} />}
        {query.data && <Board board={query.data} filter={filter} go={how.go} />}
      </div>
    </Page>
  );
};
