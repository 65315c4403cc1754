import type Router from "@koa/router";
import { accounts as api } from "@qizhen/shared/contract/accounts";
import { unauthenticated } from "../../../kernel/errors";
import { words as kernelWords } from "../../../kernel/words";
import type { AppKit } from "../actor";
import type { Parts } from "../accounts";
import type { Person } from "../people";
import { presented, signedIn } from "../signIn/routes";
import { bindPhone } from "./bindPhone";
import { bindStaff } from "./bindStaff";
import { giveConsent } from "./giveConsent";
import { updateMe } from "./updateMe";

/** What somebody sees and changes of themselves. */
export const meRoutes = (router: Router, { route }: AppKit, parts: Parts): void => {
  const present = (person: Person | undefined) => {
    if (!person) throw unauthenticated(kernelWords.signIn);
    return presented(person, parts);
  };
  route(router, api.me)(async (_, { actor }) => present(await parts.findPerson(actor.id)));
  route(
    router,
    api.updateMe,
  )(async ({ body }, { actor }) => {
    const person = await updateMe({ actor, ...body }, parts);
    parts.forget(actor.id);
    return present(person);
  });
  route(
    router,
    api.bindPhone,
  )(async ({ body }, { actor, ip, now, intent }) =>
    present(await bindPhone({ id: actor.id, proof: body, key: intent?.key, ip, now }, parts)),
  );
  route(
    router,
    api.consent,
  )(async ({ body }, { actor, now, intent }) => {
    const { at, ...consent } = await giveConsent({ actor, ...body, key: intent?.key, now });
    return { ...consent, at: at.toISOString() };
  });
  route(
    router,
    api.bindStaff,
  )(async ({ body }, { actor, ip, now }) =>
    signedIn(await bindStaff({ id: actor.id, ...body, ip, now }, parts), now, parts),
  );
};
