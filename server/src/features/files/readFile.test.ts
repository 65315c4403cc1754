import type { Actor } from "../accounts";
import { maySeeFile } from "./readFile";
import type { StoredFile } from "./store";

const actor = (id: string): Actor => ({ id, kind: "resident", name: "居民", roles: ["resident"], sessionId: "s" });
const file = (of: Partial<StoredFile>): StoredFile => ({
  id: "f",
  owner: "ming",
  kind: "image",
  mime: "image/jpeg",
  bytes: 1,
  width: 1,
  height: 1,
  seconds: undefined,
  blob: "b",
  thumb: undefined,
  caseId: undefined,
  room: undefined,
  ...of,
});
/** Hua may see the case and is in the joint room; Qiang may see the case only. */
const readers = {
  maySeeCase: ({ id }: Actor, caseId: string) => Promise.resolve(caseId === "case" && id !== "stranger"),
  mayHear: ({ id }: Actor, _: string, room: string) => Promise.resolve(id === "hua" && room === "joint"),
};

test.each<[string, Partial<StoredFile>, boolean]>([
  ["ming", {}, true],
  ["hua", {}, false],
  ["hua", { caseId: "case" }, true],
  ["qiang", { caseId: "case" }, true],
  ["stranger", { caseId: "case" }, false],
  ["hua", { caseId: "other" }, false],
  ["hua", { caseId: "case", room: "joint" }, true],
  ["hua", { caseId: "case", room: "notes" }, false],
  ["qiang", { caseId: "case", room: "joint" }, false],
  ["ming", { caseId: "case", room: "party:1" }, true],
])("%s asks for a file of %j: %s", async (id, of, seen) =>
  expect(await maySeeFile(actor(id), file(of), readers)).toBe(seen),
);
