import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { evaluation } from "@qizhen/shared/contract/evaluation";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { ErrorStrip } from "../../components/ErrorStrip";
import { ratingWords as words } from "../../words/evaluation";
import { RatingCard } from "./Marks";
import { RateForDrawer } from "./RateForDrawer";

/** 评价 beside a case that is over: each party's, for centres and leaders; and the way to write one down for somebody. */
export const RatingsPanel = ({ caseId }: { caseId: string }) => {
  const [writing, setWriting] = useState(false);
  const query = useQuery({
    queryKey: [...keys.case(caseId), "ratings"],
    queryFn: () => ask(evaluation.ratingOf, { params: { id: caseId } }),
  });
  if (query.error) return <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />;
  const { all, parties = [] } = query.data ?? {};
  if (!query.data) return null;
  return (
    <section className="panel stack" aria-label={words.panel}>
      <h2>{words.panel}</h2>
      {!all && <p className="sm mut">{words.hidden}</p>}
      {all?.length === 0 && <p className="sm mut">{words.none}</p>}
      {all?.map((rating) => (
        <RatingCard key={rating.id} rating={rating} onStale={() => void query.refetch()} />
      ))}
      {parties.length > 0 && (
        <div>
          <Button size="small" onClick={() => setWriting(true)}>
            {words.write}
          </Button>
        </div>
      )}
      {writing && <RateForDrawer caseId={caseId} parties={parties} onClose={() => setWriting(false)} />}
    </section>
  );
};
