import type Router from "@koa/router";
import { accounts as api } from "@qizhen/shared/contract/accounts";
import { notFound, unauthenticated } from "../../../kernel/errors";
import { words as kernelWords } from "../../../kernel/words";
import type { AppKit } from "../actor";
import type { Parts } from "../accounts";
import type { Person } from "../people";
import { presentUser } from "../presenter";
import { words } from "../words";
import { boundStaffOf } from "./boundStaff";
import { samplePassword, sampleResidents } from "./samples";
import { sendPhoneCode } from "./sendPhoneCode";
import { signInWithPassword } from "./signInWithPassword";
import { signInWithPhone } from "./signInWithPhone";
import { signInWithWechat } from "./signInWithWechat";

/** Somebody with what is shown of their binding. */
export const presented = async (person: Person, parts: Parts) => {
  const bound = person.kind === "resident" ? await boundStaffOf(person, parts.staff) : undefined;
  return presentUser(person, { places: parts.places, bound });
};

/** Starts a sign-in, and answers it. */
export const signedIn = async (person: Person, now: Date, parts: Parts) => ({
  ...(await parts.sessions.start(person, now)),
  user: await presented(person, parts),
});

/** The ways to sign in, and to stay so. */
export const signInRoutes = (router: Router, { route }: AppKit, parts: Parts): void => {
  route(
    router,
    api.wechat,
  )(async ({ body }, { now }) => {
    const person = await signInWithWechat({ code: body.code, asResident: body.as === "resident", now }, parts);
    return signedIn(person, now, parts);
  });
  route(router, api.phoneCode)(({ body }, { now, ip }) => sendPhoneCode({ ...body, ip, now }, parts));
  route(
    router,
    api.phone,
  )(async ({ body }, { now, ip }) => signedIn(await signInWithPhone({ ...body, ip, now }, parts), now, parts));
  route(
    router,
    api.staff,
  )(async ({ body }, { now, ip }) => signedIn(await signInWithPassword({ ...body, ip, now }, parts), now, parts));
  route(
    router,
    api.refresh,
  )(async ({ body }, { now }) => {
    const { userId, generation, ...tokens } = await parts.sessions.refresh(body.refreshToken, now);
    const person = await parts.findPerson(userId);
    const over = !person || person.generation !== generation || (person.kind === "staff" && person.disabled);
    if (over) throw unauthenticated(words.sessionEnded);
    return { ...tokens, user: await presented(person, parts) };
  });
  route(
    router,
    api.signOut,
  )(async ({ body }, { now }) => {
    parts.authenticator.forgetSession(await parts.sessions.end(body.refreshToken, now));
    return { done: true as const };
  });
  route(
    router,
    api.sample,
  )(() => {
    if (!parts.sample) throw notFound(kernelWords.notThere);
    return Promise.resolve({ residents: sampleResidents, staff: parts.offered, password: samplePassword });
  });
};
