import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import { staffChanged, type AppKit } from "../accounts";
import { hoursChanged } from "../booking";
import type { DirectoryDoors } from "./doors";
import { createInhabited, type ListParts } from "./listPeople";
import { createWalk, onChanged } from "./refresh";
import { directoryRoutes } from "./routes";
import { directoryStore } from "./store";

export type { DirectoryDoors } from "./doors";

/** 挂号就诊: the directory of whom one can turn to. Composed after booking. */
export const createDirectory = (kit: AppKit, given: DirectoryDoors) => {
  const doors = { ...given, entries: directoryStore };
  const walk = createWalk(doors);
  const parts: ListParts = { ...doors, walk, inhabited: createInhabited(directoryStore) };
  return {
    routes: (router: Router) => directoryRoutes(router, kit, parts),
    receivers: {
      [hoursChanged]: [onChanged(doors, kit.clock, "hostId")],
      [staffChanged]: [onChanged(doors, kit.clock, "staffId")],
      "case.rated": [onChanged(doors, kit.clock, "staffId")],
    } satisfies Record<string, Receiver[]>,
    jobs: [walk.job] satisfies Job[],
  };
};
