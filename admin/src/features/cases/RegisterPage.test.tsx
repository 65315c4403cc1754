import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { cases } from "@qizhen/shared/contract/cases";
import { mediators } from "@qizhen/shared/contract/mediators";
import { regions } from "@qizhen/shared/contract/regions";
import { triage } from "@qizhen/shared/contract/triage";
import { answerApi, refusal } from "../../testing/api";
import { makeCase, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { RegisterPage } from "./RegisterPage";

const open = () => {
  const api = answerApi();
  const nowhere = { grid: null, village: null, town: null, county: null, inside: false, by: null, candidates: [] };
  api.on(mediators.list, () => ({ items: [], next: null }));
  api.on(regions.list, () => ({ items: [] }));
  api.on(triage.preview, () => makeCase().triage);
  api.on(regions.locate, ({ query }) => ({
    ...nowhere,
    ...(query["address"] === "松石国际城13号楼"
      ? { grid: { code: "150204101001003", name: "松石社区第03网格" } }
      : { candidates: [{ code: "150204101001004", name: "松石社区第04网格" }] }),
  }));
  const pages = [
    { path: "/register", Component: RegisterPage },
    { path: "/cases/:id", element: <p>case page</p> },
  ];
  return { api, ...renderApp(pages, { url: "/register", user: makeUser() }) };
};
const submissions = (api: ReturnType<typeof answerApi>) => api.to("/api/v1/cases").map(({ body }) => body);

test("the grid is shown while the address is typed; where several fit, one is chosen and sent", async () => {
  const { api } = open();
  api.on(cases.submit, () => makeCase());
  await userEvent.type(screen.getByLabelText("地址"), "松石国际城13号楼");
  expect(await screen.findByText("在 松石社区第03网格")).toBeInTheDocument();
  await userEvent.clear(screen.getByLabelText("地址"));
  await userEvent.type(screen.getByLabelText("地址"), "松石");
  await userEvent.click(await screen.findByRole("button", { name: "松石社区第04网格" }));
  await userEvent.type(screen.getByLabelText("姓名"), "王桂兰");
  await userEvent.type(screen.getByLabelText("发生了什么"), "楼上漏水");
  await userEvent.click(screen.getByRole("button", { name: "电话" }));
  await userEvent.click(screen.getByRole("button", { name: "登记" }));
  await screen.findByText("case page");
  expect(submissions(api)).toEqual([
    {
      description: "楼上漏水",
      address: "松石",
      gridCode: "150204101001004",
      applicant: { name: "王桂兰" },
      channel: "phone",
    },
  ]);
});

test("before it is registered one sees where it will go, and why", async () => {
  open();
  await userEvent.type(screen.getByLabelText("发生了什么"), "楼上漏水，找了三回");
  expect(await screen.findByText("松石社区第03网格 · 陈建平")).toBeInTheDocument();
  expect(screen.getAllByText("像是威胁的话", { exact: false }).length).toBeGreaterThan(0);
});

test("without a name, without words and with a wrong phone nothing is sent, and each field says what to do", async () => {
  const { api } = open();
  await userEvent.click(screen.getByRole("button", { name: "登记" }));
  expect(await screen.findByText("请写替谁登记")).toBeInTheDocument();
  expect(screen.getByText("请写发生了什么，或加一段录音")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("姓名"), "王桂兰");
  await userEvent.type(screen.getByLabelText("手机"), "123");
  await userEvent.click(screen.getByRole("button", { name: "登记" }));
  expect(await screen.findByText(/手机号是 11 位数字/)).toBeInTheDocument();
  expect(submissions(api)).toEqual([]);
});

test("what the server finds wrong stands at its field, and everything typed stays, through a reload too", async () => {
  const { api, unmount } = open();
  api.on(cases.submit, () => refusal(422, "有一项不对", { "applicant.phone": "这个号码停用了" }));
  await userEvent.type(screen.getByLabelText("姓名"), "王桂兰");
  await userEvent.type(screen.getByLabelText("手机"), "13800001234");
  await userEvent.type(screen.getByLabelText("发生了什么"), "楼上漏水");
  await userEvent.click(screen.getByRole("button", { name: "登记" }));
  expect(await screen.findByText("这个号码停用了")).toBeInTheDocument();
  expect(screen.getByLabelText("发生了什么")).toHaveValue("楼上漏水");
  unmount();
  const kept = sessionStorage.getItem("qizhen.typed.register");
  expect(JSON.parse(kept ?? "{}")).toMatchObject({ name: "王桂兰", description: "楼上漏水" });
  await waitFor(() => expect(submissions(api)).toHaveLength(1));
});
