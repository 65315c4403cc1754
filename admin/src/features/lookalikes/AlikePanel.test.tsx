import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { lookalikes, type GroupDetail, type LikelyRow } from "@qizhen/shared/contract/lookalikes";
import { answerApi } from "../../testing/api";
import { ids, makeCase, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { AlikePanel } from "./AlikePanel";
import { GroupPage } from "./GroupPage";

const detail = makeCase();
const likely: LikelyRow = {
  id: "e".repeat(24),
  number: "2026-0400",
  title: "电梯坏着不修",
  category: "property_mgmt",
  risk: "blue",
  status: "mediating",
  centre: { code: "150204101001", name: "松石社区" },
  createdAt: "2026-10-20T02:20:00Z",
  why: ["words"],
  score: 43,
};
const group: GroupDetail = {
  id: "f".repeat(24),
  title: "12号楼电梯",
  category: "property_mgmt",
  leadId: detail.id,
  leadNumber: detail.number,
  size: 2,
  open: true,
  large: false,
  createdAt: "2026-10-20T02:20:00Z",
  by: "王丽华",
  version: 3,
  members: [
    { ...likely, id: detail.id, number: detail.number, status: "closed", isLead: true },
    { ...likely, isLead: false },
  ],
  leadOutcome: "agreed",
  mayChange: true,
  leftOut: [],
};

const open = (url: string, role: "clerk" | "mediator" | "leader") => {
  const api = answerApi();
  api.on(lookalikes.ofCase, () => ({ line: null, group: null, likely: [likely], mayMerge: role === "clerk" }));
  api.on(lookalikes.group, () => group);
  const routes = [
    { path: "/case", Component: () => <AlikePanel detail={detail} /> },
    { path: "/groups/:id", Component: GroupPage },
  ];
  renderApp(routes, { url, user: makeUser({ roles: [role], id: ids.clerk }) });
  return api;
};

test("a clerk picks what is probably the same and merges it, choosing which leads", async () => {
  const api = open("/case", "clerk");
  api.on(lookalikes.merge, () => group);
  await userEvent.click(await screen.findByRole("checkbox", { name: "2026-0400" }));
  await userEvent.click(screen.getByRole("button", { name: "把 2 件合成群体事项" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("radio", { name: /2026-0400/ }));
  await userEvent.click(form.getByRole("button", { name: "合成群体" }));
  await waitFor(() => expect(api.to("/api/v1/groups")).toHaveLength(1));
  expect(api.to("/api/v1/groups")[0]?.body).toEqual({ leadId: likely.id, memberIds: [detail.id] });
});

test("a leader reads along without boxes to tick; a mediator is not asked to think of it", async () => {
  open("/case", "leader");
  expect(await screen.findByText("电梯坏着不修")).toBeInTheDocument();
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

test("nothing is asked for somebody who does not merge", () => {
  const api = open("/case", "mediator");
  expect(api.to(`/api/v1/cases/${detail.id}/lookalikes`)).toEqual([]);
});

test("when the lead is closed, the others are offered to be closed with its outcome", async () => {
  const api = open(`/groups/${group.id}`, "clerk");
  api.on(lookalikes.act, () => group);
  await userEvent.click(await screen.findByRole("button", { name: "其余 1 件一起办结" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByLabelText("说明（当事人看得到）"));
  await userEvent.paste("电梯修好了");
  await userEvent.click(form.getByRole("button", { name: "同样办结" }));
  await waitFor(() => expect(api.to(`/api/v1/groups/${group.id}/actions`)).toHaveLength(1));
  expect(api.to(`/api/v1/groups/${group.id}/actions`)[0]?.body).toEqual({
    action: "close",
    memberIds: [likely.id],
    outcome: "agreed",
    reason: "电梯修好了",
    version: 3,
  });
});
