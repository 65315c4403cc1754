import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { LookalikeDoors } from "./doors";
import { followStore } from "./followStore";
import { groupStore } from "./groupStore";
import { createRefs } from "./refs";
import { lookalikeRoutes } from "./routes";
import { onGrouped, onJoins } from "./watch";

/** 相似件: the neighbours' same matter, probable duplicates, and cases that go together as one group. */
export const createLookalikes = (kit: AppKit, doors: LookalikeDoors) => {
  const parts = { ...doors, groups: groupStore, follows: followStore, refs: createRefs(kit.cipher) };
  return {
    routes: (router: Router) => lookalikeRoutes(router, kit, parts),
    receivers: {
      "case.grouped": [onGrouped(parts)],
      "case.joins": [onJoins(parts)],
    } satisfies Record<string, Receiver[]>,
  };
};
