import { useQuery } from "@tanstack/react-query";
import { evaluation, ratingSides, ratingTags } from "@qizhen/shared/contract/evaluation";
import type * as z from "zod";
import { failureWords } from "../../client/failure";
import { EvaluationTabs } from "../../client/EvaluationTabs";
import { ask } from "../../client/send";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { evaluation as common, mineWords as words } from "../../words/evaluation";

type Summary = z.infer<typeof evaluation.ofMe.answer>;

const Sums = ({ overall, sides, tags }: Summary) => (
  <div className="stack">
    <p className="sm sec">{words.about}</p>
    {overall && (
      <section className="panel" aria-label={words.overall}>
        <h2>{words.overall}</h2>
        <b>{words.of(overall.mark, overall.count)}</b>
      </section>
    )}
    <section className="panel" aria-label={words.sides}>
      <h2>{words.sides}</h2>
      <dl className="facts">
        {ratingSides.map((side) => {
          const one = sides?.[side];
          return (
            one && (
              <div key={side} style={{ display: "contents" }}>
                <dt>{common.sides[side]}</dt>
                <dd>{words.of(one.mark, one.count)}</dd>
              </div>
            )
          );
        })}
      </dl>
    </section>
    <section className="panel" aria-label={words.tags}>
      <h2>{words.tags}</h2>
      {tags.length === 0 && <p className="sm mut">{words.noTags}</p>}
      <dl className="facts">
        {tags.map(({ tag, count }) => (
          <div key={tag} style={{ display: "contents" }}>
            <dt>{ratingTags[tag]}</dt>
            <dd>{words.times(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  </div>
);

/** 我的评价: what people think of one's work, in sum only and from enough ratings on; before that, why not. */
export const MinePage = () => {
  const query = useQuery({ queryKey: ["myRatings"], queryFn: () => ask(evaluation.ofMe, {}) });
  const mine = query.data;
  return (
    <Page title={common.title} beside={<EvaluationTabs />}>
      <div className="body around">
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={6} />}
        {mine && (mine.count < mine.least ? <EmptyState {...words.few(mine.count, mine.least)} /> : <Sums {...mine} />)}
      </div>
    </Page>
  );
};
