import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDatabase } from "@qizhen/embedded-db";
import { createApp } from "../../server/src/app";
import { sampleAccounts } from "../../server/src/demo/accounts";
import { systemClock } from "../../server/src/kernel/clock";
import { connectDatabase, disconnectDatabase } from "../../server/src/kernel/db/connect";
import { readEnv } from "../../server/src/kernel/env";
import { createLog } from "../../server/src/kernel/log";

const regionFile = fileURLToPath(new URL("../samples/regions/xingsheng.geojson", import.meta.url));

/** Listens on a free port of this machine. */
export const listen = async (handle: RequestListener) => {
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

/** An embedded database in a folder of its own, with the sample town and its people. It is connected by `connect`. */
export const makeBenchDatabase = async () => {
  const folder = mkdtempSync(join(tmpdir(), "qizhen-bench-"));
  const database = await startDatabase({ folder });
  return {
    folder,
    connect: () => connectDatabase(database.uri, { autoIndex: true }),
    remove: async () => {
      await disconnectDatabase();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

interface RegionFile {
  features: { properties: { code: string; level: string } }[];
}
const regions = JSON.parse(readFileSync(regionFile, "utf8")) as RegionFile;
const codesOf = (level: string) =>
  regions.features.filter(({ properties }) => properties.level === level).map(({ properties }) => properties.code);
/** Every grid of the town. */
export const grids = codesOf("grid");

/** Four mediators in each village, so that many reports find somebody with room, as in a county. */
const mediators = codesOf("village").flatMap((region) =>
  [1, 2, 3, 4].map((nth) => ({
    username: `bench-${region}-${nth}`,
    name: "调解员",
    roles: ["mediator" as const],
    region,
    title: "人民调解员",
    capacity: 50,
  })),
);

/** The whole application on the connected database. */
export const startBenchApp = async (folder: string) => {
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: "silent" }, folder);
  const app = createApp({ env, clock: systemClock, log: createLog("silent") });
  await app.regions.start();
  await app.rulebook.start();
  const now = systemClock();
  await app.regions.importFile({ file: regions, by: "bench", force: false, now });
  await app.accounts.ensureStaff([...sampleAccounts, ...mediators], now);
  const { url, close } = await listen(app.http.callback());
  return {
    url,
    app,
    stop: async () => {
      app.regions.stop();
      await app.rulebook.stop();
      await app.outbox.stop();
      await close();
    },
  };
};

export const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
