import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { api } from "@qizhen/shared/contract";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { createApp } from "../../server/src/app";
import { connectDatabase, disconnectDatabase } from "../../server/src/kernel/db/connect";
import { readEnv } from "../../server/src/kernel/env";
import { createLog } from "../../server/src/kernel/log";
import { signIn, type Person } from "../e2e/client";
import { startServer, type RunningServer } from "../e2e/server";

const database = fileURLToPath(new URL("../../server/dist/database.js", import.meta.url));
const key = () => randomBytes(32).toString("base64");

/** The embedded database alone, in a process of its own, as `npm run database` starts it. */
const startDatabaseAlone = async (folder: string) => {
  const child: ChildProcess = spawn(process.execPath, [database, "--port", "0", "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error("no output to read");
  const [uri] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    uri,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
};

/** Some servers in sample mode, processes of their own, on one database. */
export const startServers = async (count: number) => {
  const folder = mkdtempSync(join(tmpdir(), "qizhen-servers-"));
  const alone = await startDatabaseAlone(join(folder, "database"));
  const keys = { TOKEN_KEY: key(), FIELD_KEY: key(), INDEX_KEY: key() };
  const env = { MONGODB_URI: alone.uri, SAMPLE: "1", ...keys };
  const start = () => startServer({ folder: join(folder, "server"), env });
  const servers: RunningServer[] = [await start()]; // the first makes the indexes and loads the samples
  servers.push(...(await Promise.all(Array.from({ length: count - 1 }, start))));
  return {
    env,
    servers,
    /** Kills one as a power cut does, and starts another in its place. */
    replace: async (nth: number) => {
      await servers[nth]?.kill();
      servers[nth] = await start();
    },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await alone.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Servers = Awaited<ReturnType<typeof startServers>>;

/** Signs in so many residents, a few at a time, each at one of the servers: this is not what is measured. */
export const signInResidents = async (servers: readonly RunningServer[], count: number) => {
  const people: Person[] = [];
  for (let from = 0; from < count; from += 40)
    people.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(40, count - from) }, (_, i) =>
          signIn(servers[(from + i) % servers.length]?.url ?? "", `sample-resident-${from + i + 1}`),
        ),
      )),
    );
  return people;
};

/** Opens hours with so many seats, two days from now, with one time in them. @returns the name of that time */
export const openOneTime = async (url: string, seats: number) => {
  const clerk = await signIn(url, "clerk-village");
  const mediator = await signIn(url, "mediator-1");
  const day = addDays(dayOf(new Date()), 2);
  const body = {
    hostId: mediator.user.id,
    service: "people",
    mode: "centre",
    slotMinutes: 60,
    seats,
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "10:00", end: "11:00" })),
    from: day,
    to: day,
  } as const;
  const { id } = await clerk(api.booking.createSchedule, { body });
  await clerk(api.booking.changeSchedule, {
    params: { id },
    body: { action: "except", day, open: [{ start: "10:00", end: "11:00" }] }, // whatever holiday it may be
  });
  const { items } = await clerk(api.booking.slots, { query: { hostId: mediator.user.id, from: day, to: day } });
  const [slot] = items;
  if (!slot) throw new Error("no time on that day");
  return { slotId: slot.id, clerk };
};

/**
 * One more server on the same database, in this process, whose clock is so many minutes ahead: it does at once what the others
 * do when holds and leases have lapsed, and reads the database directly.
 */
export const startLaterServer = async (env: NodeJS.ProcessEnv, minutes: number) => {
  await connectDatabase(env["MONGODB_URI"] ?? "", { autoIndex: false });
  const clock = () => new Date(Date.now() + minutes * 60_000);
  const app = createApp({ env: readEnv(env, tmpdir()), clock, log: createLog("error") });
  await app.regions.start();
  await app.rulebook.start();
  await app.supervision.start();
  return {
    /** Whatever is to be done by then is done. */
    settle: async () => {
      await app.outbox.drain();
      await app.jobs.runAll();
      await app.outbox.drain();
    },
    check: () => app.booking.check(clock()),
    stop: async () => {
      app.regions.stop();
      await app.rulebook.stop();
      app.supervision.stop();
      await app.outbox.stop();
      await disconnectDatabase();
    },
  };
};
