import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { answerApi, refusal } from "../../testing/api";
import { ids, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { RefuseVisit } from "./RefuseVisit";

const visit: Appointment = {
  id: "5".repeat(24),
  status: "booked",
  slot: { id: "s-1", hostId: ids.mediator, start: "2026-10-22T09:00:00+08:00", end: "2026-10-22T09:30:00+08:00", mode: "centre" }, // prettier-ignore
  host: { id: ids.mediator, name: "李桂芳" },
  service: "people",
  visitor: { name: "王桂兰" },
  allowedActions: ["move", "refuse"],
};
const open = (one = visit) => {
  const server = answerApi();
  server.on(booking.act, () => ({ ...one, allowedActions: [] }));
  renderApp([{ path: "/booking", element: <RefuseVisit visit={one} /> }], { url: "/booking", user: makeUser() });
  return server;
};

test("a host says that they cannot receive somebody only with a reason, which the visitor does not read", async () => {
  const server = open();
  await userEvent.click(await screen.findByRole("button", { name: "不便接待" }));
  const drawer = await screen.findByRole("dialog");
  expect(within(drawer).getByText(/原因只有工作人员看得到/)).toBeInTheDocument();
  expect(within(drawer).getByRole("button", { name: "不便接待" })).toBeDisabled();
  await userEvent.type(within(drawer).getByLabelText("原因"), "和来访人是亲戚");
  await userEvent.click(within(drawer).getByRole("button", { name: "不便接待" }));
  await waitFor(() =>
    expect(server.to(`/api/v1/appointments/${visit.id}/actions`)[0]?.body).toEqual({
      action: "refuse",
      reason: "和来访人是亲戚",
    }),
  );
});

test("why it could not be done is said in the drawer, and the words stay", async () => {
  const server = open();
  server.on(booking.act, () => refusal(409, "现在不能这样做，可能已经有变化了，请刷新看看。"));
  await userEvent.click(await screen.findByRole("button", { name: "不便接待" }));
  const drawer = await screen.findByRole("dialog");
  await userEvent.type(within(drawer).getByLabelText("原因"), "要回避");
  await userEvent.click(within(drawer).getByRole("button", { name: "不便接待" }));
  expect(await within(drawer).findByText(/可能已经有变化了/)).toBeInTheDocument();
  expect(within(drawer).getByLabelText("原因")).toHaveValue("要回避");
});

test("who may not refuse sees no such button", async () => {
  open({ ...visit, allowedActions: ["move"] });
  await waitFor(() => expect(screen.queryByRole("button", { name: "不便接待" })).not.toBeInTheDocument());
});
