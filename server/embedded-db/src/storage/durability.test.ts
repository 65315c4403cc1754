import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { startDatabase, FolderInUse } from "../index";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "embedded-db-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cli = join(__dirname, "../cli.ts");
const start = async (data: string) => {
  const child = spawn(process.execPath, ["--import", "tsx", cli, "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, uri: line.toString().trim() };
};

test("what was acknowledged is there after kill -9, with its index entries", async () => {
  const acknowledged: number[] = [];
  let next = 0;
  for (const wanted of [10, 25, 60, 90, 150]) {
    const { child, uri } = await start(folder);
    const client = await MongoClient.connect(uri, { maxPoolSize: 8, serverSelectionTimeoutMS: 500 });
    const things = client.db().collection<{ _id: number; n: number; tags: string[] }>("things");
    await things.createIndex({ n: 1 }, { unique: true });
    await things.createIndex({ tags: 1, n: 1 });
    const write = async () => {
      for (;;) {
        const n = next++;
        await things.insertOne({ _id: n, n, tags: ["a", `t${n % 7}`] });
        await things.updateOne({ _id: n }, { $push: { tags: "z" } });
        acknowledged.push(n);
      }
    };
    const writers = Array.from({ length: 8 }, () => write().catch(() => undefined));
    while (acknowledged.length < wanted) await new Promise((done) => setTimeout(done, 1));
    child.kill("SIGKILL");
    await once(child, "exit");
    await Promise.all(writers);
    await client.close(true);
  }
  const database = await startDatabase({ folder });
  const client = await MongoClient.connect(database.uri);
  const things = client.db().collection<{ _id: number; tags: string[] }>("things");
  expect(acknowledged.length).toBeGreaterThanOrEqual(150);
  const all = await things.find({}, { hint: { $natural: 1 } }).toArray();
  const there = new Map(all.map(({ _id, tags }) => [_id, tags]));
  expect(acknowledged.filter((n) => there.get(n)?.length !== 3)).toEqual([]);
  expect(
    await things
      .find({ n: { $gte: 0 } })
      .hint("n_1")
      .toArray(),
  ).toHaveLength(all.length);
  expect(await things.find({ tags: "a" }).hint("tags_1_n_1").toArray()).toHaveLength(all.length);
  expect(await things.countDocuments({ tags: "z" })).toBe(all.filter(({ tags }) => tags.includes("z")).length);
  await client.close();
  await database.stop();
}, 180_000);

test("a folder whose name holds a dot is a folder like any other", async () => {
  const database = await startDatabase({ folder: join(folder, "qizhen.data") });
  await database.stop();
  expect(readdirSync(join(folder, "qizhen.data"))).toContain("data.mdb");
});

test("a folder belongs to one process: a second is told so in plain words", async () => {
  const { child, uri } = await start(folder);
  await expect(startDatabase({ folder })).rejects.toThrow(FolderInUse);
  const second = spawn(process.execPath, ["--import", "tsx", cli, "--port", "0", "--data", folder], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: Buffer[] = [];
  second.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(second, "exit")) as [number];
  expect(code).toBe(1);
  expect(Buffer.concat(said).toString()).toContain("正被另一个进程");
  expect(statSync(join(folder, "credentials.json")).mode & 0o077).toBe(0);
  child.kill("SIGTERM");
  expect(((await once(child, "exit")) as [number])[0]).toBe(0);
  const again = await startDatabase({ folder });
  expect(new URL(again.uri).password).toBe(new URL(uri).password);
  await again.stop();
}, 180_000);
