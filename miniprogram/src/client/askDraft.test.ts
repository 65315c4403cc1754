import { titleOf } from "./askDraft";

const titled = (body: string) => titleOf({ title: undefined, body });

test("a question is called by how its first sentence begins, cut where a breath is taken", () => {
  expect(titled("邻居装修太吵，能管吗？我住他楼下。")).toBe("邻居装修太吵，能管吗？");
  expect(titled("您好。楼上漏水谁赔")).toBe("您好。楼上漏水谁赔");
  expect(titled("邻居家装修从早吵到晚，孩子复习不成，我电话19912345678，这归谁管？")).toBe(
    "邻居家装修从早吵到晚，孩子复习不成",
  );
  expect(titled("干".repeat(40))).toBe(`${"干".repeat(23)}…`);
  expect(titled("  ")).toBe("");
});

test("a title that its writer put themselves stays, an empty one too", () => {
  expect(titleOf({ title: "谁来管", body: "楼上漏水" })).toBe("谁来管");
  expect(titleOf({ title: "", body: "楼上漏水" })).toBe("");
});
