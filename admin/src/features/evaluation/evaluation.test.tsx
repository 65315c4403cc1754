import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { evaluation, type RatingCheck, type SingleRating } from "@qizhen/shared/contract/evaluation";
import { returnVisits, type ReturnVisitDetail } from "@qizhen/shared/contract/returnVisits";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { ChecksPage } from "./ChecksPage";
import { MinePage } from "./MinePage";
import { RatingsPanel } from "./RatingsPanel";
import { VisitsPage } from "./VisitsPage";

const id = "4".repeat(24);
const caseId = "1".repeat(24);
const at = "2026-10-20T10:20:00+08:00";
const makeVisit = (over: Partial<ReturnVisitDetail> = {}): ReturnVisitDetail => ({
  id,
  caseId,
  caseNumber: "2026-0871",
  caseTitle: "楼上漏水，泡了卧室",
  day: 30,
  state: "calling",
  stateText: "要打电话",
  who: "王**",
  assignee: { id: "a".repeat(24), name: "李芳", unit: "兴胜镇" },
  dueAt: at,
  late: true,
  tries: 1,
  unreached: false,
  reopened: false,
  allowed: ["hand_over", "done", "unreachable"],
  version: 2,
  description: "楼上漏水，我找了他三回。",
  agreed: "修好管子，赔八千元",
  outcome: "agreed",
  closedAt: at,
  handler: "陈建平",
  phone: "13900005678",
  calls: [{ at, by: "李芳" }],
  ...over,
});
const makeRating = (over: Partial<SingleRating> = {}): SingleRating => ({
  id: "5".repeat(24),
  overall: 2,
  speed: 1,
  tags: ["slow"],
  comment: "等了一个月",
  via: "phone",
  at,
  changedAt: at,
  editableUntil: at,
  version: 1,
  party: { name: "王**", role: "申请人" },
  enteredBy: { name: "李芳", unit: "兴胜镇" },
  ...over,
});

const openVisits = (visit: () => ReturnVisitDetail) => {
  const api = answerApi();
  api.on(returnVisits.list, () => ({ items: [visit()], next: null }));
  api.on(returnVisits.get, visit);
  renderApp([{ path: "/evaluation", Component: VisitsPage }], { url: "/evaluation", user: makeUser() });
  return api;
};

test("a return visit is recorded beside the facts: only what was asked is sent, and a refusal keeps what was written", async () => {
  const api = openVisits(makeVisit);
  api.on(returnVisits.act, () => refusal(409, "刚才有人先记了"));
  await userEvent.click(await screen.findByRole("button", { name: "楼上漏水，泡了卧室" }));
  const facts = within(await screen.findByRole("region", { name: "这件事" }));
  expect(facts.getByText("修好管子，赔八千元")).toBeInTheDocument();
  expect(facts.getByRole("link", { name: /13900005678/ })).toHaveAttribute("href", "tel:13900005678");
  const form = within(screen.getByRole("form", { name: "回访记录" }));
  expect(form.getByRole("button", { name: "先选办到了没有" })).toBeDisabled();
  await userEvent.click(form.getByRole("radio", { name: "没办" }));
  expect(form.getByRole("note")).toHaveTextContent("重新办");
  await userEvent.click(within(form.getByRole("group", { name: "打过官司没有" })).getByRole("radio", { name: "有" }));
  await userEvent.type(form.getByRole("textbox", { name: "起诉结果" }), "还没判");
  await userEvent.click(within(form.getByRole("group", { name: "打过官司没有" })).getByRole("radio", { name: "没有" }));
  await userEvent.type(form.getByRole("textbox", { name: "还有什么要记的" }), "一分钱没给");
  await userEvent.click(form.getByRole("button", { name: "记下" }));
  expect(await form.findByText(/刚才有人先记了/)).toBeInTheDocument();
  expect(form.getByRole("textbox", { name: "还有什么要记的" })).toHaveValue("一分钱没给");
  api.on(returnVisits.act, () => makeVisit({ state: "done", reopened: true, allowed: [] }));
  await userEvent.click(form.getByRole("button", { name: "记下" }));
  expect(await screen.findByText(/案件已重新办/)).toBeInTheDocument();
  expect(api.to(`/api/v1/return-visits/${id}/actions`).at(-1)?.body).toEqual({
    action: "done",
    form: { kept: "no", sued: false, note: "一分钱没给" },
  });
});

test("nobody hands a return visit over without saying why; a call nobody answered is one click", async () => {
  const api = openVisits(makeVisit);
  api.on(returnVisits.act, () => makeVisit({ tries: 2 }));
  await userEvent.click(await screen.findByRole("button", { name: "楼上漏水，泡了卧室" }));
  await userEvent.click(await screen.findByRole("button", { name: "交给别人" }));
  expect(screen.getByRole("button", { name: "交给别人" })).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: "没接通" }));
  expect(await screen.findByText(/三次不通就结束/)).toBeInTheDocument();
  expect(api.to(`/api/v1/return-visits/${id}/actions`).map(({ body }) => body)).toEqual([{ action: "unreachable" }]);
});

test("late ones and those that took a case up again are marked in the list", async () => {
  openVisits(() => makeVisit({ reopened: true }));
  const row = within((await screen.findByText("2026-0871")).closest("tr") as HTMLElement);
  for (const mark of ["超期", "已重新办", "没打通 1 次"]) expect(row.getByText(mark)).toBeInTheDocument();
});

test("a drawn rating is asked about by phone; what the person says is kept", async () => {
  const api = answerApi();
  const check: RatingCheck = {
    id,
    caseId,
    caseNumber: "2026-0871",
    caseTitle: "楼上漏水",
    rating: makeRating(),
    phone: "13900005678",
  };
  api.on(evaluation.checks, () => ({ items: [check], next: null }));
  api.on(evaluation.check, () => ({ ...check, result: "differs" as const }));
  renderApp([{ path: "/evaluation/checks", Component: ChecksPage }], { url: "/evaluation/checks", user: makeUser() });
  await userEvent.click(await screen.findByText("2026-0871"));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText("“等了一个月”")).toBeInTheDocument();
  expect(form.getByRole("button", { name: "记下" })).toBeDisabled();
  await userEvent.click(form.getByRole("radio", { name: "和本人说的不一样" }));
  await userEvent.click(form.getByRole("button", { name: "记下" }));
  expect(await screen.findByText("记下了")).toBeInTheDocument();
  expect(api.to(`/api/v1/rating-checks/${id}/result`)[0]?.body).toEqual({ result: "differs" });
});

test("mediators read of themselves sums only, and before there are enough, why not", async () => {
  const api = answerApi();
  api.on(evaluation.ofMe, () => ({ count: 3, least: 5, tags: [] }));
  const page = [{ path: "/evaluation/mine", Component: MinePage }];
  const user = makeUser({ roles: ["mediator"] });
  const few = renderApp(page, { url: "/evaluation/mine", user });
  expect(await screen.findByText("收到 3 份，满 5 份再看")).toBeInTheDocument();
  few.unmount();
  api.on(evaluation.ofMe, () => ({
    count: 6,
    least: 5,
    overall: { mark: 4.25, count: 6 },
    sides: { speed: { mark: 3, count: 5 } },
    tags: [{ tag: "explained" as const, count: 4 }],
  }));
  renderApp(page, { url: "/evaluation/mine", user });
  expect(await screen.findByText("4.3 分，6 份")).toBeInTheDocument();
  expect(screen.getByText("4 人说")).toBeInTheDocument();
});

test("whoever had the case reads no single rating; a clerk writes one down for somebody", async () => {
  const api = answerApi();
  api.on(evaluation.ratingOf, () => ({ mayRate: false, parties: [] }));
  const page = [{ path: "/", Component: () => <RatingsPanel caseId={caseId} /> }];
  const handler = renderApp(page, { url: "/", user: makeUser({ roles: ["mediator"] }) });
  expect(await screen.findByText("评价只看汇总，不看单份。")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "代记评价" })).not.toBeInTheDocument();
  handler.unmount();
  const parties = [{ id: "c".repeat(24), name: "王**", role: "申请人", rated: false }];
  api.on(evaluation.ratingOf, () => ({ mayRate: false, parties, all: [] }));
  api.on(evaluation.rate, () => makeRating());
  renderApp(page, { url: "/", user: makeUser() });
  await userEvent.click(await screen.findByRole("button", { name: "代记评价" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("radio", { name: "王** 申请人" }));
  expect(form.getByRole("button", { name: "记下评价" })).toBeDisabled();
  await userEvent.click(form.getByRole("radio", { name: "2 不满意" }));
  await userEvent.click(form.getByRole("radio", { name: "书面评的" }));
  await userEvent.click(form.getByRole("button", { name: "记下评价" }));
  expect(await screen.findByText("记下了，分太低，案件已重新办")).toBeInTheDocument();
  expect(api.to(`/api/v1/cases/${caseId}/rating`).find(({ body }) => body)?.body).toEqual({
    partyId: "c".repeat(24),
    via: "paper",
    overall: 2,
  });
});
