import type { MatterState } from "@qizhen/shared/contract/receptions";
import type { ReceptionParts } from "../doors";
import { orderIdOf, type MatterRecord } from "../record";
import { matterStateOf } from "../rules/answered";

/** Whether each of these has been answered, and in time, by the visit's id. */
export const stateOfMatters = async (
  matters: readonly MatterRecord[],
  { orders, cases }: Pick<ReceptionParts, "orders" | "cases">,
  now: Date,
): Promise<ReadonlyMap<string, MatterState>> => {
  const [replies, outcomes] = await Promise.all([
    orders.repliesOf(matters.map(({ id }) => orderIdOf(id))),
    cases.outcomesOf(matters.map(({ caseId }) => caseId)),
  ]);
  const closed = new Map(outcomes.map(({ id, closedAt }) => [id, closedAt]));
  return new Map(
    matters.map(({ id, caseId, dueAt }) => {
      const answer = { dueAt, repliedAt: replies.get(orderIdOf(id)), closedAt: closed.get(caseId) };
      return [id, matterStateOf(answer, now)] as const;
    }),
  );
};
