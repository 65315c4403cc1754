import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { cases, type CaseDetail } from "@qizhen/shared/contract/cases";
import { mediators } from "@qizhen/shared/contract/mediators";
import { messages } from "@qizhen/shared/contract/messages";
import { answerApi, refusal } from "../../testing/api";
import { ids, makeCase, makeMessage, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { CasePage } from "./CasePage";

const id = "1".repeat(24);
const acts = `/api/v1/cases/${id}/actions`;

const open = (over: Partial<CaseDetail> | Response, url = `/cases/${id}`) => {
  const state = { detail: over instanceof Response ? makeCase() : makeCase(over) };
  const api = answerApi();
  api.on(cases.get, () => (over instanceof Response ? over.clone() : state.detail));
  api.on(cases.present, () => ({ others: [{ id: ids.mediator, name: "陈建平" }] }));
  api.on(messages.list, () => ({ items: [makeMessage()], next: null }));
  api.on(mediators.list, () => ({ items: [], next: null }));
  return { api, state, ...renderApp([{ path: "/cases/:id", Component: CasePage }], { url, user: makeUser() }) };
};

test("only the steps that the server allows are offered, and the form of one has only its own fields", async () => {
  open({
    allowedActions: [
      { action: "close", needs: ["outcome", "reason"], may: [] },
      { action: "escalate", needs: ["reason"], may: [] },
    ],
  });
  const group = await screen.findByRole("group", { name: "现在能做的" });
  expect(
    within(group)
      .getAllByRole("button")
      .map((button) => button.textContent),
  ).toEqual(["了结F", "报到上一级E"]);
  await userEvent.click(within(group).getByRole("button", { name: /报到上一级/ }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByLabelText("为什么")).toBeInTheDocument();
  expect(form.queryByLabelText("怎么了结的")).not.toBeInTheDocument();
});

test("a step without what it needs is not sent; the field says so", async () => {
  const { api } = open({ allowedActions: [{ action: "escalate", needs: ["reason"], may: [] }] });
  await userEvent.click(await screen.findByRole("button", { name: /报到上一级/ }));
  await userEvent.click(await screen.findByRole("button", { name: "报上去" }));
  expect(await screen.findByText("这一项要写")).toBeInTheDocument();
  expect(api.to(acts)).toEqual([]);
});

test("overruling the machine asks why; agreeing with it does not, and sends nothing that was not changed", async () => {
  const { api } = open(
    {
      risk: "orange",
      allowedActions: [{ action: "confirm", needs: [], may: ["mediatorId", "category", "risk", "level", "reason"] }],
    },
    `/cases/${id}?do=confirm`,
  );
  api.on(cases.act, () => makeCase({ version: 4 }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByLabelText("风险"));
  await userEvent.click(await screen.findByText("黄色", { selector: ".ant-select-item-option-content" }));
  await userEvent.click(screen.getByRole("button", { name: "就这么定" }));
  expect(await form.findByText("改了，要写为什么")).toBeInTheDocument();
  await userEvent.type(form.getByLabelText("为什么"), "问过双方，是气话");
  await userEvent.click(screen.getByRole("button", { name: "就这么定" }));
  await waitFor(() => expect(api.to(acts)).toHaveLength(1));
  expect(api.to(acts)[0]?.body).toEqual({ action: "confirm", version: 3, risk: "yellow", reason: "问过双方，是气话" });
});

test("when somebody was faster, what was typed stays, and the page says who did what", async () => {
  const allowedActions: CaseDetail["allowedActions"] = [{ action: "escalate", needs: ["reason"], may: [] }];
  const { api, state } = open({ allowedActions });
  api.on(cases.act, () => {
    state.detail = makeCase({
      version: 4,
      allowedActions,
      timeline: [
        {
          id: "t2",
          at: "2026-10-20T09:00:00+08:00",
          kind: "extend",
          text: "期限延长 5 天",
          by: { name: "陈建平", role: "调解员" },
          staffOnly: false,
        },
      ],
    });
    return refusal(409, "这件事刚被别人改过。");
  });
  await userEvent.click(await screen.findByRole("button", { name: /报到上一级/ }));
  await userEvent.type(await screen.findByLabelText("为什么"), "跨了两个镇");
  await userEvent.click(screen.getByRole("button", { name: "报上去" }));
  expect(await screen.findByText(/陈建平刚才：期限延长 5 天/)).toBeInTheDocument();
  expect(screen.getByLabelText("为什么")).toHaveValue("跨了两个镇");
  await userEvent.click(screen.getByRole("button", { name: "看过了" }));
  api.on(cases.act, () => makeCase({ version: 5 }));
  await userEvent.click(screen.getByRole("button", { name: "报上去" }));
  await waitFor(() => expect(api.to(acts).at(-1)?.body).toMatchObject({ version: 4, reason: "跨了两个镇" }));
});

test("words that could not be sent stay in their room, and are sent once when tried again", async () => {
  const { api } = open({});
  let fails = true;
  api.on(messages.send, () => (fails ? Promise.reject(new TypeError("network")) : makeMessage({ id: "m2", seq: 2 })));
  const box = await screen.findByLabelText("写给王** 申请人…");
  const rooms = within(screen.getByRole("group", { name: "发给" }));
  await userEvent.type(box, "周四下午三点");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText(/写的字都还在/)).toBeInTheDocument();
  expect(box).toHaveValue("周四下午三点");
  await userEvent.click(rooms.getByRole("button", { name: "私记" }));
  expect(screen.getByLabelText("私记")).toHaveValue("");
  await userEvent.click(rooms.getByRole("button", { name: "王** 申请人" }));
  fails = false;
  await userEvent.click(screen.getByRole("button", { name: "再试一次" }));
  await waitFor(() => expect(screen.getByLabelText("写给王** 申请人…")).toHaveValue(""));
  const sent = api.to(`/api/v1/cases/${id}/messages`).filter(({ body }) => body !== undefined);
  expect(sent.map(({ body }) => body)).toEqual(
    [1, 2].map(() => ({ room: `party:${ids.applicant}`, text: "周四下午三点" })),
  );
  expect(new Set(sent.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
});

test("a phone is masked until a reason is given, and says when it will be covered again", async () => {
  const { api, state } = open({});
  api.on(cases.unmask, () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const parties = makeCase().parties.map((party) =>
      party.phone ? { ...party, phone: "19912345678", unmaskedUntil: until } : party,
    );
    state.detail = makeCase({ parties });
    return { phone: "19912345678", until };
  });
  await userEvent.click(await screen.findByRole("button", { name: "看号码" }));
  const see = await screen.findByRole("button", { name: "看" });
  expect(see).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: "打电话联系当事人" }));
  await userEvent.click(see);
  expect(await screen.findByRole("link", { name: "19912345678" })).toHaveAttribute("href", "tel:19912345678");
  expect(screen.getByText(/盖上$/)).toBeInTheDocument();
});

test("violence at home stands above everything, as does a number to dial", async () => {
  open({ violenceAtHome: true, urgent: [{ number: "110", label: "报警" }] });
  expect(await screen.findByText(/不要让双方同处一室/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "110 报警" })).toHaveAttribute("href", "tel:110");
});

test("who else looks at the case is shown", async () => {
  open({});
  expect(await screen.findByText("陈建平正在看")).toBeInTheDocument();
});

test("a case that is not there, or not for one to see, is told kindly", async () => {
  open(refusal(404, "没有这件事"));
  expect(await screen.findByRole("heading", { level: 1, name: "没有这一页" })).toBeInTheDocument();
});
