import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "@qizhen/embedded-db";
import { createApp, type App } from "../app";
import { connectDatabase, disconnectDatabase } from "../kernel/db/connect";
import { readEnv, type Env } from "../kernel/env";
import { keepOpenMs } from "../kernel/http/app";
import { createLog } from "../kernel/log";

/** A clock that stands still until a test moves it. */
export interface TestClock {
  (): Date;
  set(to: Date | string): void;
  /** Moves on by milliseconds. */
  forward(ms: number): void;
}

/** Tuesday morning, when the field is at work. */
export const tuesday = "2026-10-20T10:20:00+08:00";

export const createTestClock = (at: Date | string = tuesday): TestClock => {
  let now = new Date(at);
  return Object.assign(() => new Date(now), {
    set: (to: Date | string) => {
      now = new Date(to);
    },
    forward: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  });
};

/** The embedded database in a folder of its own, all models connected and indexed. */
export const startTestDatabase = async () => {
  const folder = mkdtempSync(join(tmpdir(), "qizhen-test-"));
  let database = await startDatabase({ folder });
  const { uri } = database;
  await connectDatabase(uri, { autoIndex: true });
  return {
    folder,
    uri,
    /** The database dies. @returns brings it back, under the same address and with its data */
    lose: async () => {
      await database.stop();
      return async () => {
        database = await startDatabase({ folder, port: Number(new URL(uri).port) });
      };
    },
    stop: async () => {
      await disconnectDatabase();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export interface TestApp {
  url: string;
  app: App;
  clock: TestClock;
  env: Env;
  stop(): Promise<void>;
}

/**
 * The whole application on a free port, with a clock that stands still. `env`: variables that differ from sample mode;
 * `unlimited`: nobody asks too much.
 */
export const startApp = async (
  given: { env?: NodeJS.ProcessEnv; at?: string; unlimited?: boolean } = {},
): Promise<TestApp> => {
  const database = await startTestDatabase();
  const env = readEnv({ DATA_DIR: database.folder, LOG_LEVEL: "error", ...given.env }, database.folder);
  const clock = createTestClock(given.at);
  const limit = given.unlimited ? { limit: () => Promise.resolve() } : {};
  const app = createApp({ env, clock, log: createLog(env.logLevel), ...limit });
  await app.regions.start();
  await app.rulebook.start();
  await app.supervision.start();
  const server = createServer({ keepAliveTimeout: keepOpenMs }, app.http.callback());
  app.hub.attach(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    app,
    clock,
    env,
    stop: async () => {
      app.hub.stop();
      app.regions.stop();
      await app.rulebook.stop();
      app.supervision.stop();
      await app.outbox.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await database.stop();
    },
  };
};
