import { ApiError, call, errorBody, type Endpoint, type Send } from "@qizhen/shared/endpoint";
import type * as z from "zod";

/** Sends over real HTTP, as the front ends do. */
export const sender =
  (url: string, token?: string): Send =>
  async ({ method, path, query, body, key }) => {
    const search = new URLSearchParams(query).toString();
    const answer = await fetch(`${url}${path}${search && `?${search}`}`, {
      method,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { "idempotency-key": key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const value: unknown = await answer.json();
    if (answer.ok) return value;
    const { error } = errorBody.parse(value);
    throw new ApiError(answer.status, error.code, error.message, error.fields ?? {});
  };

let intents = 0;
/** Calls an endpoint as somebody; each call is a new intent unless a key is given. */
export const asking =
  (url: string, token?: string) =>
  <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    e: Endpoint<P, Q, B, A>,
    input: { params?: z.input<P>; query?: z.input<Q>; body?: z.input<B>; key?: string } = {},
  ) =>
    call(e, sender(url, token), { key: `test-key-${process.pid}-${++intents}`, ...input });
