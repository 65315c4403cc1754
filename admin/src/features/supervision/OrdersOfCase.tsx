import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { supervision } from "@qizhen/shared/contract/supervision";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { ErrorStrip } from "../../components/ErrorStrip";
import { supervision as words } from "../../words/supervision";
import { OrderSteps } from "./OrderSteps";
import { OrderText } from "./OrderText";

const read = async (caseId: string) => {
  const [open, done] = await Promise.all([
    ask(supervision.list, { query: { caseId, limit: 20 } }),
    ask(supervision.list, { query: { caseId, done: "true", limit: 20 } }),
  ]);
  return [...open.items, ...done.items];
};

/** The supervision orders (督办单) of a case, beside it; nothing where there are none. */
export const OrdersOfCase = ({ caseId }: { caseId: string }) => {
  const list = useQuery({ queryKey: [...keys.case(caseId), "orders"], queryFn: () => read(caseId) });
  if (list.error) return <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />;
  if (!list.data?.length) return null;
  return (
    <section className="panel" aria-label={words.ofCase}>
      <h2>{words.ofCase}</h2>
      {list.data.map((order) => (
        <article key={order.id} className="order">
          <OrderText order={order} />
          <div className="row">
            <OrderSteps order={order} />
            <Link className="link" to={`/supervision/${order.id}`}>
              {words.open}
            </Link>
          </div>
        </article>
      ))}
    </section>
  );
};
