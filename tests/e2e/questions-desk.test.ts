import { api } from "@qizhen/shared/contract";
import { signIn } from "./client";
import { foreignWords } from "./look";
import { judge, signInAsStaff, startWorld } from "./people";

const world = startWorld("questions-desk");
const asked = {
  title: "楼上装修太吵怎么办",
  body: "楼上装修从早吵到晚，说了也不听，我电话 139 0000 1111，这种事归谁管？",
  gridCode: "150204101001003",
};

/** The moderator reads what is hidden beside the asker's own words, publishes it with a key, and asks a lawyer to answer. */
const moderate = async (id: string) => {
  const { page, wrong } = await signInAsStaff(world, "clerk-town");
  await page.getByRole("link", { name: /^公开问诊/ }).click();
  const one = page.getByRole("region", { name: "这个问题" });
  await one
    .getByText(/楼上装修从早吵到晚/)
    .first()
    .waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/139 ?0000|1111/);
  await judge(page, "questions-desk-queue");
  await one.getByRole("button", { name: "看原文" }).click();
  await one.getByRole("button", { name: /139 0000 1111/, pressed: true }).waitFor();
  await judge(page, "questions-desk-original");
  expect(await foreignWords(page)).toEqual([]);
  await page.keyboard.press("p");
  await page.getByText("公开了", { exact: true }).waitFor();
  await page.goto(`${world.server.url}/admin/questions/${id}?tab=open`);
  await page.getByRole("button", { name: "请人解答" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("radio", { name: /律师/ }).first().click();
  await form.getByRole("button", { name: "请人解答" }).click();
  await page.getByText("请了，到期会提醒").waitFor();
  expect(wrong).toEqual([]);
};

/** The lawyer finds it waiting, cites an article of law, and sends the answer. */
const answer = async () => {
  const { page, wrong } = await signInAsStaff(world, "expert-1", { width: 1280, height: 800 });
  await page.getByRole("link", { name: /^公开问诊\s*1$/ }).click();
  await page.getByRole("textbox", { name: "写解答" }).fill("先请物业按约定的时间管；他不听，请社区调解员上门说。");
  await page.getByRole("button", { name: "引用法条" }).click();
  await page.getByLabel("法律名、条号或字句").fill("相邻");
  await page.getByRole("button", { name: /^引用《.*第二百八十八条$/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "发出解答" }).click();
  await page.getByText("发出去了").waitFor();
  await judge(page, "questions-desk-answered");
  await page.goto(`${world.server.url}/admin/questions/laws`);
  await page.getByRole("table", { name: "法条列表" }).waitFor();
  await judge(page, "questions-desk-laws");
  expect(await foreignWords(page)).toEqual([]);
  expect(wrong).toEqual([]);
};

test("a moderator finds the phone number hidden and publishes; the lawyer who was asked answers with an article of law", async () => {
  const resident = await signIn(world.server.url, "sample-resident-41");
  const { id } = await resident(api.questions.ask, { body: asked });
  await moderate(id);
  await answer();
  const read = await resident(api.questions.read, { params: { id } });
  expect(read.body).not.toMatch(/1111/);
  expect(read.answers.map(({ by, cards }) => [by.badge, cards.map(({ article }) => article)])).toEqual([
    ["lawyer", ["第二百八十八条"]],
  ]);
}, 120_000);
