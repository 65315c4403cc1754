import { createHash } from "node:crypto";
import type Router from "@koa/router";
import type { Context } from "koa";
import type { Endpoint } from "@qizhen/shared/endpoint";
import * as z from "zod";
import type { Clock } from "../clock";
import { forbidden, malformed, unauthenticated } from "../errors";
import { words } from "../words";
import { readJson } from "./body";

/** The least that the machinery knows of whoever is signed in. */
export interface Caller {
  id: string;
  roles: readonly string[];
}

/** One intent of a user: its Idempotency-Key, and a digest of what was sent with it. */
export interface Intent {
  key: string;
  digest: string;
}

/** What a handler is given besides the request. */
export interface Call<C extends Caller> {
  /** Whoever is signed in; on a public route nobody may be. */
  actor: C;
  now: Date;
  /** The address of whoever calls. */
  ip: string;
  /** Absent where a member of staff sent no key. */
  intent: Intent | undefined;
  /** For what is no JSON (uploads, downloads) only. */
  ctx: Context;
}

/** The parts of a request, as the contract types them. */
export interface Request<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
}

export interface RouteOptions<C extends Caller> {
  clock: Clock;
  /** Whoever the bearer token names. @throws unauthenticated for a token that is not good */
  authenticate(token: string, now: Date): Promise<C>;
  /** Takes one of the caller's allowance. @throws tooMany */
  limit(call: { actor: C | undefined; ip: string; write: boolean }): Promise<void>;
}

/** For an answer that the handler has written itself (a file, a stream). */
export const written = Symbol("written");

type Handler<C extends Caller, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = (
  request: Request<P, Q, B>,
  call: Call<C>,
) => Promise<z.input<A> | typeof written>;

/** Names each wrong field with a sentence; unknown fields are named too. */
const fieldsOf = (error: z.ZodError) => {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) fields[path ? `${path}.${key}` : key] = words.unknownField;
    else fields[path] ??= /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : words.wrongType;
  }
  return fields;
};

const check = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = fieldsOf(parsed.error);
  const [first] = Object.values(fields);
  throw malformed(first && first !== words.unknownField && first !== words.wrongType ? first : words.malformed, fields);
};

const bearer = (ctx: Context) => /^Bearer ([\w.~+/=-]+)$/.exec(ctx.get("authorization"))?.[1];
const goodKey = /^[\x21-\x7e]{8,128}$/;

const isMultipart = (ctx: Context) => ctx.is("multipart/form-data") === "multipart/form-data";

/** The bearer, if any. A public route takes nobody; a bad token is refused everywhere, so that nobody is taken for a stranger by mistake. */
const whoCalls = async <C extends Caller>(e: Endpoint, ctx: Context, now: Date, options: RouteOptions<C>) => {
  const token = bearer(ctx);
  if (token === undefined) {
    if (e.access !== "public" || ctx.get("authorization")) throw unauthenticated(words.signIn);
    return undefined;
  }
  const actor = await options.authenticate(token, now);
  if (e.access !== "public" && e.access !== "signedIn") {
    const { access } = e;
    if (!actor.roles.some((role) => access.includes(role))) throw forbidden(words.notYours);
  }
  return actor;
};

const intentOf = (e: Endpoint, ctx: Context, actor: Caller | undefined, body: unknown): Intent | undefined => {
  const key = ctx.get("idempotency-key");
  if (key && !goodKey.test(key)) throw malformed(words.keyMissing);
  if (!key && e.key === "required" && actor?.roles.includes("resident")) throw malformed(words.keyMissing);
  if (!key) return undefined;
  const digest = createHash("sha256")
    .update(`${ctx.path}\n${JSON.stringify(body)}`)
    .digest("base64url");
  return { key, digest };
};

/** Query parameters given twice are refused: one of the two would be lost. */
const queryOf = (ctx: Context) => {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(ctx.query)) {
    if (typeof value !== "string") throw malformed(words.malformed, { [name]: words.wrongType });
    query[name] = value;
  }
  return query;
};

/**
 * Binds requests of the contract to use cases: signs in, limits, validates, and strips from the answer what the contract
 * does not name. A multipart body is left to the handler.
 */
export const createRoute =
  <C extends Caller>(options: RouteOptions<C>) =>
  <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    router: Router,
    e: Endpoint<P, Q, B, A>,
  ) =>
  (handle: Handler<C, P, Q, B, A>): void => {
    router.register(e.path, [e.method.toLowerCase()], async (ctx) => {
      const now = options.clock();
      const actor = await whoCalls(e, ctx, now, options);
      await options.limit({ actor, ip: ctx.ip, write: e.method === "POST" });
      const raw = e.method === "POST" && !isMultipart(ctx) ? await readJson(ctx, e.maxBytes) : {};
      const request = {
        params: check(e.params, ctx["params"]),
        query: check(e.query, queryOf(ctx)),
        body: check(e.body, raw),
      };
      const intent = intentOf(e, ctx, actor, raw);
      // On a public route `actor` may be nobody; its handlers read the token's caller from nowhere else.
      const answer = await handle(request, { actor: actor as C, now, ip: ctx.ip, intent, ctx });
      if (answer === written) return;
      ctx.status = e.status;
      ctx.body = e.answer.parse(answer) as unknown;
    });
  };

export type Route<C extends Caller> = ReturnType<typeof createRoute<C>>;
