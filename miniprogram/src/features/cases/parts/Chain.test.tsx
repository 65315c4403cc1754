import { render, screen } from "@testing-library/react";
import { makeCase } from "../../../testing/makeCase";
import { Chain } from "../../../components/story/Chain";

test("each of the five steps is one sentence to a screen reader, in order: the step, its state, and its day", () => {
  render(<Chain links={makeCase().progress} />);
  const list = screen.getByRole("list", { name: "办到哪一步" });
  expect([...list.children].map((item) => item.querySelector(".chain-said")?.textContent)).toEqual([
    "格内报告：办过了，10月20日",
    "社区共商：正在这一步，10月20日",
    "镇域联动：还没到",
    "跟踪解决：还没到",
    "反馈居民：还没到",
  ]);
});

test("what was not needed says so", () => {
  render(<Chain links={[{ step: "town", state: "skipped" }]} />);
  expect(screen.getByText("不需要")).toBeInTheDocument();
});
