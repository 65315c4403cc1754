import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { visits as api } from "@qizhen/shared/contract/visits";
import { answerApi, refusal } from "../../testing/api";
import { ids, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { DeskMatters } from "./DeskMatters";
import { VisitCase } from "./VisitCase";

const slot = { id: "s-1", hostId: ids.mediator, start: "2026-10-22T09:00:00+08:00", end: "2026-10-22T09:30:00+08:00", mode: "centre" } as const; // prettier-ignore
const host = { id: ids.mediator, name: "李桂芳" };
const visit: Appointment = {
  id: "5".repeat(24),
  status: "booked",
  slot,
  host,
  service: "people",
  visitor: { name: "王**", phone: "139****5678" },
  allowedActions: ["move", "cancel"],
  unsettled: {
    since: "2026-10-20T10:00:00+08:00",
    why: "leave",
    until: "2026-10-21T08:00:00+08:00",
    called: true,
    offers: [{ ...slot, id: "s-2", start: "2026-10-29T09:00:00+08:00", host: { id: ids.clerk, name: "张海峰" } }],
  },
};
const call = {
  id: "6".repeat(24),
  askedAt: "2026-10-20T10:00:00+08:00",
  visitor: { name: "赵**", phone: "138****0000" },
  noShows: 3,
  tries: 0,
};

const open = (user = makeUser()) => {
  const server = answerApi();
  server.on(api.unsettled, () => ({ items: [visit], next: null }));
  server.on(api.callsFirst, () => ({ items: [call], next: null }));
  server.on(booking.act, () => ({ ...visit, unsettled: undefined }));
  server.on(api.contact, () => ({ name: "王桂兰", phone: "13900005678", until: "2026-10-20T11:00:00+08:00" }));
  server.on(api.calledFirst, () => ({ ...call, agreed: true }));
  const routes = [{ path: "/booking", Component: DeskMatters }];
  return { server, ...renderApp(routes, { url: "/booking", user }) };
};

test("the clerk sees who needs another time, reads the number for a reason, and settles on one that is held", async () => {
  const { server } = open();
  const panel = await screen.findByRole("region", { name: /要改时间的预约（1）/ });
  expect(within(panel).getByText("139****5678")).toBeInTheDocument();
  await userEvent.click(within(panel).getByRole("button", { name: "看电话" }));
  expect(await within(panel).findByText("13900005678")).toBeInTheDocument();
  expect(server.to(`/api/v1/visits/${visit.id}/contact`)[0]?.body).toEqual({ reason: "打电话改时间" });
  await userEvent.click(within(panel).getByRole("button", { name: /改到 .* 张海峰/ }));
  await waitFor(() =>
    expect(server.to(`/api/v1/appointments/${visit.id}/actions`)[0]?.body).toEqual({ action: "move", slotId: "s-2" }),
  );
});

test("a time that is gone is said where it was tapped, and the row stays", async () => {
  const { server } = open();
  server.on(booking.act, () => refusal(409, "这个时间刚刚被约满了，请选别的时间，也可以排队等。"));
  await userEvent.click(await screen.findByRole("button", { name: /改到 .* 张海峰/ }));
  expect(await screen.findByText(/刚刚被约满了/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: /改到 .* 张海峰/ })).toBeInTheDocument();
});

test("who missed three is agreed with by phone in one click", async () => {
  const { server } = open();
  const panel = await screen.findByRole("region", { name: /先打电话再预约（1）/ });
  await userEvent.click(within(panel).getByRole("button", { name: "说好了，可以约" }));
  await waitFor(() =>
    expect(server.to(`/api/v1/visits/calls-first/${call.id}/done`)[0]?.body).toEqual({ result: "agreed" }),
  );
});

test("a leader sees visits without a time, and is asked for no calls", async () => {
  const { server } = open(makeUser({ roles: ["leader"] }));
  await screen.findByRole("region", { name: /要改时间的预约/ });
  expect(server.to("/api/v1/visits/calls-first")).toEqual([]);
});

test("whoever came gets a case in the words of who received them, once", async () => {
  const server = answerApi();
  server.on(api.toCase, () => ({ ...visit, status: "started" as const, caseId: "9".repeat(24) }));
  const came: Appointment = { ...visit, status: "started", allowedActions: ["finish"] };
  renderApp([{ path: "/booking", element: <VisitCase visit={came} /> }], { url: "/booking", user: makeUser() });
  await userEvent.click(await screen.findByRole("button", { name: "登记成案件" }));
  const drawer = await screen.findByRole("dialog");
  expect(within(drawer).getByRole("button", { name: "登记" })).toBeDisabled();
  await userEvent.type(within(drawer).getByLabelText("来谈的是什么事"), "楼上装修噪音太大");
  await userEvent.click(within(drawer).getByRole("button", { name: "登记" }));
  await waitFor(() =>
    expect(server.to(`/api/v1/visits/${visit.id}/case`)[0]?.body).toEqual({ description: "楼上装修噪音太大" }),
  );
});
