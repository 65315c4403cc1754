import { leaveProblem, placementProblem } from "./staffRules";

const grid = "150204101001003";
const village = "150204101001";

test.each([
  ["a grid worker in a grid", ["grid_worker"], grid, undefined],
  ["a mediator in a grid", ["mediator"], grid, undefined],
  ["a mediator in a village", ["mediator"], village, undefined],
  ["a clerk in a village", ["clerk"], village, undefined],
  ["a grid worker without a grid", ["grid_worker", "mediator"], village, "网格员要放在一个网格里"],
  ["an administrator of one grid", ["grid_worker", "admin"], grid, "放在村（社区）以上"],
] as const)("placing %s", (_, roles, region, problem) => {
  expect(placementProblem(roles, region)?.["region"] ?? "").toContain(problem ?? "");
  expect(placementProblem(roles, region) === undefined).toBe(problem === undefined);
});

test("leave runs forwards, and no day is in two ranges", () => {
  const may = { from: "2026-05-01", to: "2026-05-05" };
  expect(leaveProblem([])).toBeUndefined();
  expect(leaveProblem([{ from: "2026-05-06", to: "2026-05-06" }, may])).toBeUndefined();
  expect(leaveProblem([{ from: "2026-05-05", to: "2026-05-09" }, may])?.["leave"]).toContain("重叠");
  expect(leaveProblem([{ from: "2026-05-02", to: "2026-05-01" }])?.["leave"]).toContain("不能早于");
});
