import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { rulebook as api } from "@qizhen/shared/contract/rulebook";
import { categories, type Category, type Risk } from "@qizhen/shared/vocabulary";
import type * as z from "zod";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { DayRange } from "../../components/DayRange";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Page } from "../../components/Page";
import { RiskMark } from "../../components/RiskMark";
import { SettingsTabs } from "../../client/SettingsTabs";
import { Skeleton } from "../../components/Skeleton";
import { rulebook as words } from "../../words/rulebook";

type Figures = z.output<typeof api.figures.answer>;
type Share = Figures["weeks"][number];

const Shares = ({ title, shares, nameOf }: { title: string; shares: Share[]; nameOf: (name: string) => React.ReactNode }) => (
  <section className="panel" aria-label={title}>
    <h2>{title}</h2>
    <ul className="shares">
      {shares.map(({ name, total, confirmed }) => (
        <li key={name}>
          <span>{nameOf(name)}</span>
          <span className="track">
            <i style={{ width: `${(confirmed / Math.max(1, total)) * 100}%` }} />
          </span>
          <b>{words.rate(confirmed, total)}</b>
          <span className="xs mut">{words.of(confirmed, total)}</span>
        </li>
      ))}
    </ul>
  </section>
); // prettier-ignore

const Numbers = ({ figures: { total, confirmed } }: { figures: Figures }) => (
  <dl className="numbers">
    <div>
      <dt>{words.total}</dt>
      <dd>{total}</dd>
    </div>
    <div>
      <dt>{words.confirmRate}</dt>
      <dd>{words.rate(confirmed, total)}</dd>
    </div>
    <div>
      <dt>{words.overruled}</dt>
      <dd>{total - confirmed}</dd>
    </div>
  </dl>
);

const Causes = ({ causes }: { causes: Figures["causes"] }) => (
  <section className="panel" aria-label={words.causes}>
    <h2>{words.causes}</h2>
    <p className="sm sec">{words.causesAbout}</p>
    <ul className="shares causes">
      {causes.map(({ about, label, count }) => (
        <li key={`${about} ${label}`}>
          <span className="tag">{words.aboutNames[about] ?? about}</span>
          <span>{label}</span>
          <b>{words.count(count)}</b>
        </li>
      ))}
    </ul>
  </section>
);

const Body = ({ figures }: { figures: Figures }) =>
  figures.total === 0 ? (
    <EmptyState {...words.noFigures} />
  ) : (
    <>
      <Numbers figures={figures} />
      <div className="figures-grid">
        <Shares title={words.weeks} shares={figures.weeks} nameOf={words.weekOf} />
        <Shares title={words.byRisk} shares={figures.risks} nameOf={(risk) => <RiskMark risk={risk as Risk} />} />
        <Shares
          title={words.byCategory}
          shares={figures.categories}
          nameOf={(category) => categories[category as Category]}
        />
        {figures.causes.length > 0 && <Causes causes={figures.causes} />}
      </div>
    </>
  );

/** 分诊统计: how often people agree with the machine, and which of its rules they overrule. */
export const FiguresPage = () => {
  const [search, setSearch] = useSearchParams();
  const days = { from: search.get("from") ?? undefined, to: search.get("to") ?? undefined };
  const figures = useQuery({
    queryKey: [...keys.rulebook, "figures", days],
    queryFn: () => ask(api.figures, { query: days }),
  });
  const choose = (next: { from?: string | undefined; to?: string | undefined }) =>
    setSearch({ ...(next.from && { from: next.from }), ...(next.to && { to: next.to }) }, { replace: true });
  const shown = figures.data ? { from: figures.data.from, to: figures.data.to } : days;
  return (
    <Page title={words.figuresTitle} beside={<SettingsTabs />}>
      <div className="filters">
        <DayRange label={[words.days, words.days]} value={shown} onChange={choose} />
      </div>
      <div className="body pad figures">
        {figures.error && <ErrorStrip message={failureWords(figures.error)} onRetry={() => void figures.refetch()} />}
        {figures.isPending && <Skeleton lines={8} />}
        {figures.data && <Body figures={figures.data} />}
      </div>
    </Page>
  );
};
