import type { FieldCipher } from "./crypto/fields";
import type { Tokens } from "./crypto/tokens";
import type { Clock } from "./clock";
import type { Env } from "./env";
import type { Caller, Route } from "./http/route";
import type { Changes } from "./live/changes";
import type { Log } from "./log";
import type { Metrics } from "./metrics";

/** The machinery that every feature is built on, made once in app.ts. */
export interface Kit<C extends Caller> {
  env: Env;
  clock: Clock;
  log: Log;
  cipher: FieldCipher;
  tokens: Tokens;
  changes: Changes;
  metrics: Metrics;
  /** Binds an endpoint of the contract to its use case. */
  route: Route<C>;
  /** Says that something was written whose outbox or change should not wait for the sweep; without a collection: anywhere. */
  kick(collection?: string): void;
}
