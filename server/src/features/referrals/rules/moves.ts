import type { ReferralBox, ReferralState } from "@qizhen/shared/vocabulary";

export type Move = "receive" | "refuse" | "return" | "settle";

/** From which state a move leads where. A body may refuse only what it has not signed for (首问负责, DOMAIN §7). */
const moves: Readonly<Record<Move, { from: ReferralState; to: ReferralState }>> = {
  receive: { from: "sent", to: "received" },
  refuse: { from: "sent", to: "refused" },
  return: { from: "received", to: "returned" },
  settle: { from: "received", to: "settled" },
};

const boxes: Readonly<Record<ReferralState, ReferralBox>> = {
  sent: "sign",
  received: "working",
  refused: "ended",
  returned: "ended",
  settled: "ended",
};

export const boxOf = (state: ReferralState): ReferralBox => boxes[state];

/** Where a move leads from a state; undefined where it may not be made. */
export const afterMove = (state: ReferralState, move: Move): ReferralState | undefined =>
  moves[move].from === state ? moves[move].to : undefined;

export const movesFrom = (state: ReferralState): Move[] =>
  (Object.keys(moves) as Move[]).filter((move) => moves[move].from === state);

interface Mover {
  id: string;
  roles: readonly string[];
  region?: { code: string } | undefined;
}

/** What somebody is to a referral: of the body; a clerk of the sender's who records for a body that has nobody here; or neither. */
export const standingIn = (
  r: { direction: "out" | "in"; memberIds: readonly string[]; regionPath: readonly string[] },
  actor: Mover,
): "body" | "clerk" | undefined => {
  if (r.direction === "in") return undefined; // its state follows the case
  if (r.memberIds.includes(actor.id)) return "body";
  const clerk = actor.roles.includes("clerk") && actor.region && r.regionPath.includes(actor.region.code);
  return clerk && r.memberIds.length === 0 ? "clerk" : undefined;
};
