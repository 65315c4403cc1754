import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { ReceptionDoors, ReceptionParts } from "./doors";
import { dayClosed, monthAsks, monthPublished, receptionActed } from "./events";
import { matterStore } from "./matters/matterStore";
import { ReceptionMatterModel, ReceptionMonthModel } from "./model";
import { monthStore } from "./months/monthStore";
import { settingsStore } from "./months/settingsStore";
import { receptionRoutes } from "./routes";
import { onActed, onAsks, onClosed, onPublished, receptionJobs } from "./watch";

/** 领导接访日: days on which leaders receive, by a calendar that is drafted, approved and published; and what was said there. */
export const createReceptions = (kit: AppKit, doors: ReceptionDoors) => {
  const parts: ReceptionParts = { ...doors, months: monthStore, settings: settingsStore, matters: matterStore };
  return {
    routes: (router: Router) => receptionRoutes(router, kit, parts),
    receivers: {
      [monthAsks]: [onAsks(parts)],
      [monthPublished]: [onPublished(parts, kit.clock)],
      [dayClosed]: [onClosed(parts, kit.clock)],
      [receptionActed]: [onActed(parts)],
    } satisfies Record<string, Receiver[]>,
    jobs: receptionJobs(parts),
    /** Where entries wait. */
    outboxes: [ReceptionMonthModel, ReceptionMatterModel],
  };
};
