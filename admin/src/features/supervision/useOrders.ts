import { useQueryClient } from "@tanstack/react-query";
import { supervision, type Order, type OrderRequest } from "@qizhen/shared/contract/supervision";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { useWrite } from "../../client/useWrite";

export type Box = "received" | "issued" | "region";

/** The orders of a box, the first due first; open ones, or those that are done. */
export const useOrders = (box: Box, done: boolean) =>
  useGrowing([...keys.orders, box, done], (cursor) =>
    ask(supervision.list, { query: { box, limit: 50, cursor, ...(done && { done: "true" as const }) } }),
  );

/** Takes a step of an order, and asks again what may have changed by it. */
export const useOrderStep = (order: Order) => {
  const write = useWrite(supervision.act);
  const queries = useQueryClient();
  const take = async (request: OrderRequest) => {
    const answer = await write.run({ params: { id: order.id }, body: request });
    for (const queryKey of [keys.orders, keys.figures, keys.case(order.caseId)])
      void queries.invalidateQueries({ queryKey });
    return answer !== undefined;
  };
  return { take, busy: write.busy, error: write.error };
};
