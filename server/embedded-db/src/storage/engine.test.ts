import { setImmediate as nextTurn } from "node:timers/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ObjectId, serialize } from "bson";
import { prepareDocument } from "../commands/insert";
import { openCatalogue } from "./catalogue";
import { countAll, findById, insertStored } from "./collection";
import { openEngine } from "./engine";

test("work that fails half-way leaves the documents before it, and the counts are right", async () => {
  const folder = mkdtempSync(join(tmpdir(), "embedded-db-"));
  const engine = openEngine(folder);
  const catalogue = openCatalogue(engine);
  const made = () => prepareDocument(Buffer.from(serialize({ _id: new ObjectId() })));
  const first = made();
  await expect(
    engine.write(() => {
      const collection = catalogue.ensure("main", "things", new Date(0));
      insertStored(engine, collection, first);
      insertStored(engine, collection, first);
    }),
  ).rejects.toMatchObject({ code: 11000 });
  await nextTurn();
  const collection = catalogue.find("main", "things");
  expect(collection && countAll(engine, collection)).toBe(1);
  expect(collection && findById(engine, collection, first.id)?.equals(first.raw)).toBe(true);
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
