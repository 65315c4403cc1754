import { offeredTemplates, templateOf } from "./templates";

const all = { progress: "p", message: "m", visit: "v", visit_soon: "s" };

test("the reminder shortly before a visit has a template of its own, so that the day before does not use up its consent", () => {
  expect([templateOf(all, "visit"), templateOf(all, "visit_soon")]).toEqual(["v", "s"]);
  expect(offeredTemplates(all).map(({ kind }) => kind)).toEqual(["progress", "message", "visit", "visit_soon"]);
});

test("where none is configured for visits, they are told as progress is; where nothing is, not by WeChat", () => {
  expect(templateOf({ visit: "v" }, "visit_soon")).toBe("v");
  expect(templateOf({ progress: "p" }, "visit")).toBe("p");
  expect(templateOf({ message: "m" }, "visit")).toBeUndefined();
  expect(templateOf({ visit: "v" }, "accept")).toBeUndefined();
});
