import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { joint, type JointTask } from "@qizhen/shared/contract/joint";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { JointPanel } from "./JointPanel";

const caseId = "1".repeat(24);
const makeTask = (over: Partial<JointTask> = {}): JointTask => ({
  id: "5".repeat(24),
  version: 2,
  caseId,
  caseNumber: "2026-0871",
  caseTitle: "楼上漏水，泡了卧室",
  unit: { kind: "staff", name: "区人社局" },
  task: "请看看管道归谁修",
  status: "working",
  askedAt: "2026-10-20T10:20:00+08:00",
  askedBy: { name: "李桂芳", unit: "松石社区" },
  said: [],
  clock: { startedAt: "2026-10-20T10:20:00+08:00", dueAt: "2099-10-23T17:30:00+08:00", what: "协办期限" },
  next: "区人社局在办，等反馈意见",
  maySee: true,
  allowedActions: [],
  ...over,
});

const open = (tasks: JointTask[]) => {
  const api = answerApi();
  api.on(joint.ofCase, () => ({ items: tasks, mayInvite: true }));
  api.on(joint.units, () => ({
    items: [{ unit: { kind: "staff" as const, staffId: "7".repeat(24) }, name: "区市监局", about: "部门" }],
  }));
  const Panel = () => <JointPanel caseId={caseId} />;
  return { api, ...renderApp([{ path: "/", Component: Panel }], { url: "/", user: makeUser() }) };
};

test("the lead sees each unit's task with its state, its clock, and its opinion once there is one", async () => {
  open([
    makeTask(),
    makeTask({
      id: "6".repeat(24),
      unit: { kind: "centre", name: "兴胜镇综治中心" },
      status: "done",
      opinion: { at: "2026-10-21T09:00:00+08:00", by: { name: "刘志强", unit: "兴胜镇" }, text: "由物业来修" },
    }),
  ]);
  const panel = within(await screen.findByRole("region", { name: "协办" }));
  expect(await panel.findByText("区人社局")).toBeInTheDocument();
  expect(panel.getByText("1 项在等，共 2 项")).toBeInTheDocument();
  expect(panel.getByText("由物业来修", { exact: false })).toBeInTheDocument();
});

test("only the steps that the server allows are offered; one that says something asks for its words first", async () => {
  const { api } = open([
    makeTask({
      allowedActions: [
        { action: "report", needs: ["text"] },
        { action: "refuse", needs: ["text"] },
      ],
    }),
  ]);
  api.on(joint.act, () => makeTask({ status: "done" }));
  const group = within(await screen.findByRole("group", { name: "区人社局" }));
  expect(group.getAllByRole("button").map((button) => button.textContent)).toEqual(["反馈意见", "不便协办"]);
  await userEvent.click(group.getByRole("button", { name: "反馈意见" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "反馈意见" }));
  expect(await form.findByText("这一项要写")).toBeInTheDocument();
  await userEvent.type(form.getByLabelText("办得怎样、什么意见"), "由物业来修");
  await userEvent.click(form.getByRole("button", { name: "反馈意见" }));
  const path = `/api/v1/joint-tasks/${"5".repeat(24)}/actions`;
  await waitFor(() => expect(api.to(path)).toHaveLength(1));
  expect(api.to(path)[0]?.body).toEqual({ action: "report", version: 2, text: "由物业来修" });
});

test("where another was faster the panel says so, and what was typed stays", async () => {
  const { api } = open([makeTask({ allowedActions: [{ action: "refuse", needs: ["text"] }] })]);
  api.on(joint.act, () => refusal(409, "这项协办刚有了变化，请看一眼新的情况再办"));
  await userEvent.click(await screen.findByRole("button", { name: "不便协办" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText("为什么不便协办"), "不归我们");
  await userEvent.click(form.getByRole("button", { name: "不便协办" }));
  expect(await form.findByText(/刚有了变化/)).toBeInTheDocument();
  expect(form.getByLabelText("为什么不便协办")).toHaveValue("不归我们");
});

test("without tasks there is no panel", async () => {
  const { api } = open([]);
  await waitFor(() => expect(api.to(`/api/v1/cases/${caseId}/tasks`)).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole("region", { name: "协办" })).not.toBeInTheDocument());
});
