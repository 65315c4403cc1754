import { phone } from "../testing/phone";

const [anna, bart] = ["a".repeat(24), "b".repeat(24)];

/** The app closed and opened again: its modules are new, the phone's storage is the same. */
const reopen = () => {
  const storage = phone.storage;
  let draft!: typeof import("./draft");
  jest.isolateModules(() => {
    (jest.requireActual("../testing/phone") as { phone: { storage: typeof storage } }).phone.storage = storage;
    draft = jest.requireActual("./draft") as typeof import("./draft");
  });
  return draft;
};

beforeEach(() => phone.storage.clear());

test("what was written is there after the app was closed, with its key and the files that had arrived", () => {
  const before = reopen();
  before.openDraft(anna);
  before.edit({ description: "楼上漏水", address: "松石国际城12号楼" });
  before.edit({
    files: [
      { key: "1", kind: "image", url: "blob:1", id: "c".repeat(24) },
      { key: "2", kind: "image", url: "blob:2", progress: 40 },
    ],
  });
  const { key } = before.useDraft.getState().draft;
  const after = reopen();
  after.openDraft(anna);
  const { draft } = after.useDraft.getState();
  expect(draft).toMatchObject({ key, description: "楼上漏水", address: "松石国际城12号楼" });
  expect(draft.files.map((file) => file.key)).toEqual(["1"]);
});

test("another who signs in on this phone does not see it", () => {
  const app = reopen();
  app.openDraft(anna);
  app.edit({ description: "楼上漏水" });
  app.openDraft(bart);
  expect(app.isBlank(app.useDraft.getState().draft)).toBe(true);
  app.openDraft(anna);
  expect(app.useDraft.getState().draft.description).toBe("楼上漏水");
});

test("a recording is enough to go on, a photo alone is not", () => {
  const { saysSomething, useDraft } = reopen();
  const { draft } = useDraft.getState();
  expect(saysSomething(draft)).toBe(false);
  expect(saysSomething({ ...draft, files: [{ key: "1", kind: "image", url: "" }] })).toBe(false);
  expect(saysSomething({ ...draft, files: [{ key: "1", kind: "voice", url: "" }] })).toBe(true);
});

test("the report names only what was filled in", () => {
  const { reportOf, useDraft } = reopen();
  const { draft } = useDraft.getState();
  expect(reportOf({ ...draft, description: " 楼上漏水 ", respondentPhone: "13800001111" })).toEqual({
    description: "楼上漏水",
  });
  expect(reportOf({ ...draft, description: "漏水", respondentName: "孙志强", service: "people" })).toEqual({
    description: "漏水",
    respondent: { name: "孙志强" },
    choice: { service: "people" },
  });
});

test("the choice to go together with the neighbours holds for these words and this place only", () => {
  const app = reopen();
  app.openDraft(anna);
  app.edit({ description: "电梯坏了", joins: "sealed" });
  app.edit({ wish: "早点修" });
  expect(app.reportOf(app.useDraft.getState().draft).joins).toBe("sealed");
  app.edit({ description: "楼上漏水" });
  expect(app.reportOf(app.useDraft.getState().draft)).not.toHaveProperty("joins");
});
