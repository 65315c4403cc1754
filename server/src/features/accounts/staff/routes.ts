import type Router from "@koa/router";
import { accounts as api } from "@qizhen/shared/contract/accounts";
import type { AppKit } from "../actor";
import type { Parts } from "../accounts";
import type { Staff } from "../people";
import { presentStaff } from "../presenter";
import { createStaff } from "./createStaff";
import { getStaff, listStaff } from "./listStaff";
import { resetPassword } from "./resetPassword";
import { updateStaff } from "./updateStaff";

/** Administration of staff, within one's own subtree. */
export const staffRoutes = (router: Router, { route, kick }: AppKit, parts: Parts): void => {
  const present = async (people: readonly Staff[]) => {
    const open = await parts.openCases(people.map(({ id }) => id));
    return Promise.all(people.map((person) => presentStaff(person, parts.places, open.get(person.id) ?? 0)));
  };
  const presentOne = async (person: Staff) => {
    const open = await parts.openCases([person.id]);
    return presentStaff(person, parts.places, open.get(person.id) ?? 0);
  };
  route(
    router,
    api.listStaff,
  )(async ({ query }, { actor }) => {
    const { items, next } = await listStaff(actor, query, parts.staff);
    return { items: await present(items), next };
  });
  route(
    router,
    api.getStaff,
  )(async ({ params }, { actor }) => presentOne(await getStaff(actor, params.id, parts.staff)));
  route(
    router,
    api.createStaff,
  )(async ({ body }, { actor, intent, now }) => {
    const form = { ...body, phone: body.phone, title: body.title, workingSince: body.workingSince, bio: body.bio };
    return presentOne(await createStaff({ actor, form, intent, now }, parts));
  });
  route(
    router,
    api.updateStaff,
  )(async ({ params, body }, { actor, now }) => {
    const after = await updateStaff({ actor, id: params.id, change: body, now }, parts);
    kick("users");
    return presentOne(after);
  });
  route(
    router,
    api.resetPassword,
  )(async ({ params, body }, { actor, now }) => {
    await resetPassword({ actor, id: params.id, password: body.password, now }, parts);
    return { done: true as const };
  });
};
