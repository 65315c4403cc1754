import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import {
  rulebook as api,
  type Move,
  type Replay,
  type RuleDefaults,
  type Rules,
  type RuleVersion,
} from "@qizhen/shared/contract/rulebook";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import { categories, keysOf } from "@qizhen/shared/vocabulary";
import type { User } from "@qizhen/shared/contract/accounts";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { ReplayPage } from "./ReplayPage";
import { RulesPage } from "./RulesPage";

const byCategory = <T,>(value: T) => Object.fromEntries(keysOf(categories).map((one) => [one, value])) as Record<keyof typeof categories, T>; // prettier-ignore
const number = (name: string, label: string, value: number) => ({ name, label, meaning: `${label}是什么`, unit: "人", min: 2, max: 1000, whole: true, value }); // prettier-ignore
const defaults: RuleDefaults = {
  product: "p",
  thresholds: [number("crowd", "多少人算群体", 10), number("several", "多少人算好几户", 4)],
  weights: [],
  deadlines: [{ name: "steps:accept", label: "接手", meaning: "多久之内要接手", limits: { red: { count: 1, unit: "hour" } } }],
  departments: byCategory({ department: "司法所", village: "村委会", service: "people" }),
  categories: byCategory([{ phrase: "漏水", weight: 3 }]),
  signals: [{ id: "crowd_plan", what: "有人约好去聚集", danger: false, weight: 3, phrases: ["去上访"] }],
}; // prettier-ignore
const version = (over: Partial<RuleVersion> = {}): RuleVersion => ({
  number: 0, basedOn: 0, status: "adopted", by: "产品默认", at: "2026-10-20T10:00:00+08:00", reason: "产品默认", ...over,
}); // prettier-ignore
const admin = makeUser({ roles: ["admin"], region: { code: "150204000000", name: "青山区" } });

const open = (head: RuleVersion, rules: Rules, user: User = admin) => {
  const server = answerApi();
  const answer = { head, rules };
  server.on(api.get, () => ({
    county: { code: "150204000000", name: "青山区" },
    mayEdit: user.roles.includes("admin"),
    adopted: 0,
    adoptedRules: noRules(),
    head: answer.head,
    rules: answer.rules,
    changes: [],
    defaults,
  }));
  const drawn = renderApp([{ path: "/settings/rules", Component: RulesPage }], { url: "/settings/rules", user });
  return { server, answer, ...drawn };
};
const type = async (label: string, value: string) => {
  const field = await screen.findByRole("spinbutton", { name: label });
  await userEvent.clear(field);
  await userEvent.type(field, value);
  await userEvent.tab();
};
const save = async (reason: string) => {
  const button = screen.queryByRole("dialog") ?? document.body;
  if (button === document.body) await userEvent.click(screen.getByRole("button", { name: "存一版" }));
  const dialog = await screen.findByRole("dialog");
  const text = within(dialog).getByRole("textbox", { name: /为什么改/ });
  await userEvent.clear(text);
  await userEvent.type(text, reason);
  await userEvent.click(within(dialog).getByRole("button", { name: "存一版" }));
};

test("each field has its meaning and the product's default beside it, and what is changed is marked and counted", async () => {
  open(version(), noRules());
  expect(await screen.findByText("多少人算群体是什么")).toBeVisible();
  expect(screen.getByText("默认 10 人")).toBeVisible();
  await type("多少人算群体", "8");
  expect(await screen.findByText("改了 1 处，还没存")).toBeVisible();
  expect(screen.getByText("改过")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "恢复默认" }));
  expect(screen.queryByText("改了 1 处，还没存")).not.toBeInTheDocument();
});

test("what is saved is what was changed, on the version it was changed from", async () => {
  const { server } = open(version(), noRules());
  server.on(api.save, () => version({ number: 1, status: "draft", by: "李芳" }));
  await type("多少人算群体", "8");
  await save("户数少");
  await waitFor(() => expect(server.to("/api/v1/rulebook/versions")).toHaveLength(1));
  expect(server.to("/api/v1/rulebook/versions")[0]?.body).toEqual({
    basedOn: 0,
    rules: { ...noRules(), thresholds: { crowd: 8 } },
    reason: "户数少",
  });
});

test("who saves second reads what the first changed, chooses where both changed the same, and saves everything", async () => {
  const { server, answer } = open(version(), noRules());
  const saved: unknown[] = [];
  server.on(api.save, ({ body }) => {
    saved.push(body);
    if (saved.length > 1) return version({ number: 2, status: "draft" });
    Object.assign(answer, { head: version({ number: 1, status: "draft", by: "王强" }), rules: { ...noRules(), thresholds: { crowd: 20 } } });
    return refusal(409, "您改的时候，王强已经存了新的一版", { "rules.thresholds.crowd": "王强把「多少人算群体」从 产品默认 改成了 20 人" });
  });
  await type("多少人算群体", "8");
  await type("多少人算好几户", "3");
  await save("户数少");
  const choice = await screen.findByRole("group", { name: /王强把「多少人算群体」/ });
  await userEvent.click(within(choice).getByRole("button", { name: "用他的" }));
  await save("合在一起");
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(saved[1]).toEqual({ basedOn: 1, rules: { ...noRules(), thresholds: { crowd: 20, several: 3 } }, reason: "合在一起" });
}); // prettier-ignore

test("what the server finds wrong stands at its field", async () => {
  const { server } = open(version(), noRules());
  server.on(api.save, () => refusal(422, "「多少人算群体」要比「多少人要县里出面」小", { "rules.thresholds.crowd": "要比「多少人要县里出面」小" })); // prettier-ignore
  await type("多少人算群体", "900");
  await save("试试");
  await userEvent.click(await screen.findByRole("button", { name: "先不办" }));
  expect(await screen.findByText("要比「多少人要县里出面」小")).toBeVisible();
});

test("a clerk reads the rules and cannot change them", async () => {
  const clerk = makeUser({ roles: ["clerk"], region: { code: "150204000000", name: "青山区" } });
  open(version(), noRules(), clerk);
  expect(await screen.findByText("您可以看，县管理员才能改。")).toBeVisible();
  expect(screen.getByRole("spinbutton", { name: "多少人算群体" })).toBeDisabled();
  expect(screen.queryByRole("button", { name: "存一版" })).not.toBeInTheDocument();
});

test("a draft is adopted only after its replay, with a second yes where danger would be graded lower", async () => {
  const server = answerApi();
  const outcome = { category: "land", risk: "orange", level: "town", department: "农牧局", person: "陈建平" } as const;
  const replay: Replay = {
    id: "1".repeat(24), number: 1, against: 0, status: "done", by: "李芳", at: "2026-10-20T10:00:00+08:00", done: 4, total: 4, rate: 9000, moved: 1, skipped: 0,
    counts: { lowered: 1, risk: 1, category: 0, level: 0, department: 0, person: 0 },
    flows: [{ kind: "lowered", from: "橙色", to: "黄色", count: 1 }],
  };
  const moved: Move = { id: "m", caseId: "2".repeat(24), number: "2026-0871", kinds: ["lowered", "risk"], before: outcome, after: { ...outcome, risk: "yellow" } };
  server.on(api.replay, () => replay);
  server.on(api.version, () => ({ ...version({ number: 1, status: "draft" }), rules: noRules(), changes: [] }));
  server.on(api.moves, () => ({ next: null, items: [moved] }));
  server.on(api.adopt, () => version({ number: 1, status: "adopted" }));
  renderApp([{ path: "/settings/rules/replays/:id", Component: ReplayPage }], { url: `/settings/rules/replays/${"1".repeat(24)}`, user: admin });
  expect(await screen.findByText("1 件会去别处，3 件不变")).toBeVisible();
  expect(await screen.findByRole("link", { name: "2026-0871" })).toHaveAttribute("href", `/cases/${"2".repeat(24)}`);
  await userEvent.click(screen.getByRole("button", { name: "启用这一版" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("textbox"), "看过了");
  expect(within(dialog).getByRole("button", { name: "启用这一版" })).toBeDisabled();
  await userEvent.click(within(dialog).getByRole("checkbox"));
  await userEvent.click(within(dialog).getByRole("button", { name: "启用这一版" }));
  await waitFor(() => expect(server.to("/api/v1/rulebook/adoptions")).toHaveLength(1));
  expect(server.to("/api/v1/rulebook/adoptions")[0]?.body).toEqual({ number: 1, replayId: "1".repeat(24), reason: "看过了", lowered: true });
}); // prettier-ignore
