import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { accounts, type StaffMember } from "@qizhen/shared/contract/accounts";
import { regions } from "@qizhen/shared/contract/regions";
import { answerApi, refusal } from "../../testing/api";
import { ids, makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { StaffPage } from "./StaffPage";

const member: StaffMember = {
  id: ids.mediator,
  username: "mediator-1",
  name: "陈建平",
  phone: "138****1234",
  roles: ["mediator"],
  region: { code: "150204101001", name: "松石社区" },
  specialities: [],
  languages: ["zh"],
  capacity: 30,
  open: 5,
  leave: [{ from: "2000-01-01", to: "2099-12-31" }],
  disabled: false,
};
const open = () => {
  const api = answerApi();
  api.on(accounts.listStaff, () => ({ items: [member], next: null }));
  api.on(regions.list, () => ({ items: [] }));
  renderApp([{ path: "/staff", Component: StaffPage }], { url: "/staff", user: makeUser({ roles: ["admin"] }) });
  return api;
};
/** Pasted, for each key typed draws the whole form again. */
const write = async (box: HTMLElement, text: string) => {
  await userEvent.click(box);
  await userEvent.paste(text);
};
const changes = (api: ReturnType<typeof answerApi>) => api.to(`/api/v1/staff/${member.id}`).map(({ body }) => body);

test("the list says what each does, how much is in hand, and who is away", async () => {
  open();
  const row = (await screen.findByText("陈建平")).closest("tr");
  expect(row).toHaveTextContent("调解员");
  expect(row).toHaveTextContent("5 / 30");
  expect(row).toHaveTextContent("请假到 2099-12-31");
});

test("changing somebody does not send the masked phone back as if it were their number", async () => {
  const api = open();
  api.on(accounts.updateStaff, () => member);
  await userEvent.click(await screen.findByText("陈建平"));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.clear(form.getByLabelText("姓名"));
  await write(form.getByLabelText("姓名"), "陈建国");
  await userEvent.click(screen.getByRole("button", { name: "存好" }));
  await waitFor(() => expect(changes(api)).toHaveLength(1));
  expect(changes(api)[0]).toMatchObject({ name: "陈建国", capacity: 30 });
  expect(changes(api)[0]).not.toHaveProperty("phone");
});

test("somebody new needs a name, a role and a password of ten; a username that is taken is told", async () => {
  const api = open();
  api.on(accounts.createStaff, () => refusal(409, "这个账号已经有人用了"));
  await userEvent.click(await screen.findByRole("button", { name: "添加人员" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(screen.getByRole("button", { name: "添加" }));
  expect(await form.findByText("密码至少 10 位")).toBeInTheDocument();
  expect(form.getByText("至少选一个角色")).toBeInTheDocument();
  expect(api.to("/api/v1/staff").filter(({ body }) => body !== undefined)).toEqual([]);
  await write(form.getByLabelText("账号"), "mediator-1");
  await write(form.getByLabelText("初始密码"), "long-enough-1");
  await write(form.getByLabelText("姓名"), "陈建平");
  await userEvent.click(form.getByLabelText("角色"));
  await userEvent.click(await screen.findByText("调解员", { selector: ".ant-select-item-option-content" }));
  await userEvent.click(screen.getByRole("button", { name: "添加" }));
  expect(await form.findByText("这个账号已经有人用了")).toBeInTheDocument();
  expect(form.getByLabelText("姓名")).toHaveValue("陈建平");
});
