import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../testing/app";
import { asking } from "../testing/http";
import { api } from "@qizhen/shared/contract";

const samples = join(import.meta.dirname, "../../../tests/samples/regions");
const command = join(import.meta.dirname, "import-regions.ts");

/** Runs the command as a process of its own, on a data folder. */
const run = (folder: string, ...args: string[]) =>
  new Promise<{ code: number; said: string }>((done) =>
    execFile(
      process.execPath,
      ["--import", "tsx", command, ...args],
      { env: { PATH: process.env["PATH"], DATA_DIR: folder }, cwd: join(import.meta.dirname, "../..") },
      (error, out, err) => done({ code: typeof error?.code === "number" ? error.code : 0, said: out + err }),
    ),
  );

test("the command imports into the database of a running server, which follows", async () => {
  const app = await startApp();
  const { code, said } = await run(app.env.dataDir, join(samples, "xingsheng.geojson"));
  expect(said).toContain("新增 80");
  expect(code).toBe(0);
  const regions = async () => (await asking(app.url)(api.regions.list)).items.map((r) => r.code);
  for (let i = 0; i < 100 && (await regions()).length === 0; i++) await new Promise((next) => setTimeout(next, 100));
  expect(await regions()).toEqual(["150204000000"]);
  await app.stop();
}, 120_000);

test("without a server it starts the database itself; a bad file is refused by code, and nothing changes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "qizhen-cli-"));
  const good = join(samples, "good-small.geojson");
  expect((await run(folder, good)).code).toBe(0);
  const bad = await run(folder, join(samples, "bad-gap.geojson"));
  expect(bad.code).toBe(1);
  expect(bad.said).toContain("[gap] 150999100001");
  expect(await run(folder, good)).toMatchObject({ code: 0, said: expect.stringContaining("没有改动") as string });
  expect((await run(folder, join(samples, "bad-gap.geojson"), "--force")).said).toContain("撤并 1");
  for (const args of [[], ["nowhere.geojson"]]) {
    const { code, said } = await run(folder, ...args);
    expect(code).toBe(1);
    expect(said).toMatch(/[\u4e00-\u9fff]{2}/);
  }
  rmSync(folder, { recursive: true, force: true });
}, 240_000);
