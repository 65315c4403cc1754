import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { makeCase } from "../../../testing/makeCase";
import { phone } from "../../../testing/phone";
import { CaseFoot } from "./CaseFoot";

const nothing = () => undefined;
const show = (found: ReturnType<typeof makeCase>, onAct: (allowed: { action: string }) => void = nothing) =>
  render(<CaseFoot found={found} onSay={nothing} onPhoto={nothing} onAct={onAct} />);
const names = () => screen.getAllByRole("button").map((button) => button.textContent);

test("only what the server allows now is offered", () => {
  show(makeCase({ allowedActions: [{ action: "withdraw", needs: [], may: ["reason"] }] }));
  expect(names()).toEqual(["说一句", "传照片", "撤回"]);
});

const at = "2026-10-20T10:20:00+08:00";
const asked = { id: "t2", at, kind: "ask", text: "请把估价单拍给我", staffOnly: false };
const answered = { id: "t3", at, kind: "answer", text: "拍好了", staffOnly: false };
const mayAnswer = [{ action: "answer" as const, needs: ["text"], may: [] }];

test("once it is answered, nobody is asked to answer again", () => {
  show(makeCase({ allowedActions: mayAnswer, timeline: [asked, answered] }));
  expect(names()).toEqual(["说一句", "传照片"]);
});

test("what the mediator waits for comes first", async () => {
  const taken: string[] = [];
  show(makeCase({ allowedActions: mayAnswer, timeline: [asked] }), ({ action }) => taken.push(action));
  expect(names()[0]).toBe("回他的话");
  await userEvent.click(screen.getByRole("button", { name: "回他的话" }));
  expect(taken).toEqual(["answer"]);
});

test("a step that needs more than a phone can ask is left to the console", () => {
  show(makeCase({ allowedActions: [{ action: "assign", needs: ["mediatorId"], may: ["reason"] }] }));
  expect(names()).toEqual(["说一句", "传照片"]);
});

test("a closed matter can be rated, and is no longer talked in", async () => {
  show(makeCase({ status: "closed", mayRate: true }));
  expect(names()).toEqual(["评一评"]);
  phone.opened = [];
  await userEvent.click(screen.getByRole("button", { name: "评一评" }));
  expect(phone.opened).toEqual([`over /features/evaluation/pages/rate/index?id=${"8".repeat(24)}`]);
});
