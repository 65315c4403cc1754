import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { referrals, type Referral, type ReferralSheet } from "@qizhen/shared/contract/referrals";
import { answerApi, refusal } from "../../testing/api";
import { ids, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { ReferralsPage } from "./ReferralsPage";
import { SheetPage } from "./SheetPage";

const referral: Referral = {
  id: "d".repeat(24),
  direction: "out",
  caseId: ids.clerk,
  number: "2026-0312",
  title: "拖欠三个月工资",
  category: "labour",
  body: { name: "青山区人社局", kind: "department", hasAccount: true },
  centre: { code: "150204101001", name: "松石社区综治中心" },
  sentBy: { name: "王丽华", unit: "松石社区" },
  sentAt: "2026-10-20T02:20:00Z",
  purpose: "handle",
  reason: "归人社管",
  materials: ["工资条复印件"],
  state: "sent",
  stateText: "待签收",
  receiveBy: "2026-10-23T09:30:00Z",
  late: false,
  allowedActions: ["receive", "refuse"],
  version: 0,
};
const sheet: ReferralSheet = {
  ...referral,
  parties: [{ role: "申请人", name: "马**", phone: "138****1111" }],
  contact: "松石社区 李桂芳",
  limitText: "3 个工作日",
};

const open = (url: string, roles: ("department" | "clerk")[]) => {
  const api = answerApi();
  api.on(referrals.list, () => ({ items: [referral], next: null }));
  api.on(referrals.get, ({ params }) => (params["id"] === sheet.id ? sheet : refusal(404, "没有找到这次移送")));
  const routes = [
    { path: "/referrals", Component: ReferralsPage },
    { path: "/referrals/:id/sheet", Component: SheetPage },
  ];
  renderApp(routes, { url, user: makeUser({ roles }) });
  return api;
};

test("a department sees what was sent to it and by whom, and says why it does not take it", async () => {
  const api = open("/referrals", ["department"]);
  api.on(referrals.act, ({ body }) =>
    (body as { reason?: string }).reason
      ? { ...referral, state: "refused" as const }
      : refusal(422, "请写明为什么不收"),
  );
  const row = (await screen.findByText("拖欠三个月工资")).closest("tr");
  expect(row).toHaveTextContent("松石社区综治中心");
  expect(api.to("/api/v1/referrals")[0]?.query).toMatchObject({ side: "received", box: "sign" });
  await userEvent.click(screen.getByRole("button", { name: "不收，退回" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "不收，退回" }));
  expect(await form.findByText("请写明为什么不收")).toBeInTheDocument();
  await userEvent.click(form.getByLabelText("为什么不收"));
  await userEvent.paste("企业不在本区");
  await userEvent.click(form.getByRole("button", { name: "不收，退回" }));
  await waitFor(() => expect(api.to(`/api/v1/referrals/${referral.id}/actions`)).toHaveLength(2));
  expect(api.to(`/api/v1/referrals/${referral.id}/actions`)[1]?.body).toEqual({
    action: "refuse",
    reason: "企业不在本区",
    version: 0,
  });
});

test("a matter that another body hands over is not sent before the parties have agreed", async () => {
  open("/referrals", ["department"]);
  await userEvent.click(await screen.findByRole("button", { name: /转一件给综治中心/ }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByLabelText("当事人姓名"));
  await userEvent.paste("马秀兰");
  await userEvent.click(form.getByLabelText("什么事"));
  await userEvent.paste("赡养老人的钱谈不拢");
  expect(form.getByRole("button", { name: "登记" })).toBeDisabled();
  await userEvent.click(form.getByRole("checkbox"));
  expect(form.getByRole("button", { name: "登记" })).toBeEnabled();
});

test("the sheet has number, bodies, matter, materials, and a strip to sign and send back", async () => {
  open(`/referrals/${referral.id}/sheet`, ["clerk"]);
  const paper = (await screen.findByText("工资条复印件")).closest("article");
  for (const text of [
    "编号 2026-0312",
    "青山区人社局：",
    "拖欠三个月工资",
    "138****1111",
    "3 个工作日",
    "回执",
    "签收人",
  ])
    expect(paper).toHaveTextContent(text);
});

test("a sheet that is not theirs to see says so, with a way on", async () => {
  open("/referrals/none/sheet", ["clerk"]);
  expect(await screen.findByText("没有这一页")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "对接" })).toBeInTheDocument();
});
