import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { JointDoors } from "./doors";
import { jointChanged, jointLine } from "./entries";
import { JointTaskModel } from "./model";
import { jointRoutes } from "./routes";
import { createTaskSecrets } from "./secrets";
import { taskStore } from "./store";
import { onCaseInvited, onCaseMoved, onChanged, onLine, watchTasks } from "./watch";

export type { JointEvent } from "./entries";

/** 联办: units that help with a case, each with its task (三级联动, 主办与协办). */
export const createJoint = (kit: AppKit, doors: JointDoors) => {
  const deps = { doors, tasks: taskStore, secrets: createTaskSecrets(kit.cipher) };
  return {
    routes: (router: Router) => jointRoutes(router, kit, deps),
    receivers: {
      [jointLine]: [onLine(deps)],
      [jointChanged]: [onChanged(kit.changes)],
      "case.moved": [onCaseMoved(deps)],
      "case.invited": [onCaseInvited(deps)],
    } satisfies Record<string, Receiver[]>,
    jobs: [{ name: "joint.clocks", everyMs: 15_000, run: (now) => watchTasks(deps, now) }] satisfies Job[],
    /** Where entries wait. */
    outboxes: [JointTaskModel],
  };
};
