import { roomKey } from "./roomKey";

test.each(["松石国际城12号楼3单元201", "松石国际城12-3-201", "松石国际城１２栋三单元201室", "松石国际城 12#3单元 201"])(
  "%s is the home at door 201",
  (address) => expect(roomKey(address)).toBe("松石国际城 12 3 201"),
);
test("what stands before the estate does not count", () =>
  expect(roomKey("兴胜镇松石国际城12号楼3单元201", 3)).toBe("松石国际城 12 3 201"));
test.each(["松石国际城12号楼", "松石国际城", "笸箩铺村二社", "12号", "", "松石国际城12号楼3单元"])(
  "%s names no door",
  (address) => expect(roomKey(address)).toBeUndefined(),
);
test("other doors are other homes", () =>
  expect(
    new Set(
      ["松石国际城12号楼3单元201", "松石国际城12号楼3单元202", "松石国际城11号楼3单元201"].map((one) => roomKey(one)),
    ).size,
  ).toBe(3));
