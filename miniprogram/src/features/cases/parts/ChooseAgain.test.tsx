import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { makeCase } from "../../../testing/makeCase";
import { phone } from "../../../testing/phone";
import { ChooseAgain } from "./ChooseAgain";

const responsible = { id: "7".repeat(24), name: "张海峰", unit: "松石社区" };
const allowedActions = [{ action: "choose_again" as const, needs: ["mediatorId"], may: ["reason"] }];

test("whose chosen mediator cannot reads that it goes on with another, and looks for somebody themselves", async () => {
  render(<ChooseAgain found={makeCase({ status: "assigned", responsible, allowedActions })} />);
  expect(screen.getByText(/已经先交给了张海峰/)).toBeInTheDocument();
  phone.opened = [];
  await userEvent.click(screen.getByRole("button", { name: "自己另选一位" }));
  expect(phone.opened).toEqual([`over /features/directory/pages/people/index?forCase=${"8".repeat(24)}`]);
});

test("who leaves it to the platform is asked no more", async () => {
  render(<ChooseAgain found={makeCase({ status: "assigned", responsible, allowedActions })} />);
  await userEvent.click(screen.getByRole("button", { name: "让平台安排" }));
  expect(screen.queryByText(/这次不方便/)).not.toBeInTheDocument();
});

test("where nothing is to be chosen nothing is asked", () => {
  render(<ChooseAgain found={makeCase({ status: "assigned", responsible, allowedActions: [] })} />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
