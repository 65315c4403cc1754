import type Router from "@koa/router";
import { joint as api } from "@qizhen/shared/contract/joint";
import { ordinaryLimit } from "../../kernel/db/keyset";
import type { AppKit } from "../accounts";
import { actOnTask } from "./actOnTask";
import { listUnits } from "./findUnit";
import { inviteUnits, type InviteDeps } from "./inviteUnits";
import { listMyTasks, listTasksOfCase } from "./listTasks";
import { presentTask } from "./presenter";

/** HTTP of joint handling (联办). */
export const jointRoutes = (router: Router, { route, kick }: AppKit, deps: InviteDeps) => {
  route(
    router,
    api.units,
  )(async ({ params, query }, { actor, now }) => ({
    items: await listUnits(actor, params.id, query.q, deps.doors, now),
  }));

  route(
    router,
    api.ofCase,
  )(async ({ params }, { actor, now }) => {
    const { tasks, mayInvite } = await listTasksOfCase(actor, params.id, deps, now);
    return { items: tasks.map((task) => presentTask(task, actor, deps)), mayInvite };
  });

  route(
    router,
    api.invite,
  )(async ({ params, body }, { actor, now, intent }) => {
    const made = await inviteUnits({ actor, caseId: params.id, wanted: body.tasks, intent, now }, deps);
    kick();
    return { items: made.map((task) => presentTask(task, actor, deps)) };
  });

  route(
    router,
    api.list,
  )(async ({ query }, { actor }) => {
    const { side, limit = ordinaryLimit, cursor } = query;
    const { items, next } = await listMyTasks(actor, side, { limit, cursor }, deps);
    return { items: items.map((task) => presentTask(task, actor, deps)), next };
  });

  route(
    router,
    api.act,
  )(async ({ params, body }, { actor, now, intent }) => {
    const saved = await actOnTask({ actor, taskId: params.id, ...body, intent, now }, deps);
    kick();
    return presentTask(saved, actor, deps);
  });
};
