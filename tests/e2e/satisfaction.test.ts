import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { api } from "@qizhen/shared/contract";
import type { Outcome } from "@qizhen/shared/vocabulary";
import { pause } from "../../server/src/kernel/clock";
import { signIn, type Person } from "./client";
import { judge, signInAsStaff, startWorld } from "./people";

const world = startWorld("satisfaction");
const grids = ["150204101001003", "150204101001001"];

interface End {
  outcome: Outcome;
  overall?: number;
  comment?: string;
}
const ends: readonly End[] = [
  { outcome: "agreed", overall: 5, comment: "调解员很耐心，讲得明白" },
  { outcome: "agreed", overall: 5, comment: "耐心，真解决了" },
  { outcome: "agreed", overall: 4, comment: "很耐心" },
  { outcome: "partly", overall: 4 },
  { outcome: "failed", overall: 1, comment: "来了一趟就没下文了" },
  { outcome: "agreed", overall: 5 },
  { outcome: "agreed" },
];

/** A matter from the report to its end, and how its resident judged it. */
const live = async (nth: number, { outcome, overall, comment }: End, clerk: Person, mediator: Person) => {
  const resident = await signIn(world.server.url, `sample-resident-${nth + 1}`);
  const description = `第${nth + 1}件：楼上漏水，把我家卧室的顶子泡了，找了三回都不管。`;
  const made = await resident(api.cases.submit, { body: { description, gridCode: grids[nth % 6 === 5 ? 1 : 0] } });
  const act = { params: { id: made.id } };
  if (made.responsible?.id !== mediator.user.id)
    await clerk(api.cases.act, { ...act, body: { action: "assign", mediatorId: mediator.user.id } });
  await mediator(api.cases.act, { ...act, body: { action: "accept" } });
  await mediator(api.cases.act, { ...act, body: { action: "close", outcome, reason: "谈过了" } });
  const sides = overall && { speed: overall, attitude: 5, result: overall, fairness: Math.max(2, overall) };
  if (overall)
    await resident(api.evaluation.rate, { ...act, body: { overall, ...sides, ...(comment && { comment }) } });
  return made;
};

/** Running counts follow within some seconds. */
const untilCounted = async (clerk: Person, ended: number, rated: number) => {
  for (let tries = 0; tries < 60; tries++) {
    const { total } = await clerk(api.statistics.satisfaction, {});
    if (total.ended === ended && total.rated === rated) return;
    await pause(500);
  }
  throw new Error("the counts did not follow");
};

test("cases closed and rated stand on the board: in its sentence, on its map, behind each number, in the sheet", async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const mediator = await signIn(world.server.url, "mediator-1");
  const cases = [];
  for (const [nth, end] of ends.entries()) cases.push(await live(nth, end, clerk, mediator));
  await untilCounted(clerk, 7, 6);

  const { page, wrong } = await signInAsStaff(world, "clerk-village");
  await page.goto(`${world.server.url}/admin/evaluation/board`);
  await page.getByText("了结 7 件，有评价的 6 件").waitFor();
  await page.getByText("1 件只得 1–2 分").waitFor();
  await page.getByRole("button", { name: /3\.80 分，5 件/ }).waitFor();
  await page.getByText("来了一趟就没下文了").waitFor();
  await page.getByText("又办了").waitFor();
  await judge(page, "satisfaction-board");

  await page.getByRole("button", { name: "谈成了的 5" }).first().click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("link", { name: cases[0]?.number ?? "?" }).waitFor();
  expect(await drawer.getByRole("row").count()).toBe(6);
  await judge(page, "satisfaction-behind");
  await page.keyboard.press("Escape");

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出 Excel" }).click()]); // prettier-ignore
  expect(file.suggestedFilename()).toMatch(/^满意度_松石社区_.*\.xlsx$/);
  const files = unzipSync(readFileSync(await file.path()));
  expect(strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain("<v>4</v>");

  await page.getByRole("button", { name: /3\.80 分，5 件/ }).click();
  await page.getByText("了结 6 件，有评价的 5 件").waitFor();
  expect(new URL(page.url()).searchParams.get("region")).toBe(grids[0]);
  await page.emulateMedia({ media: "print" });
  await judge(page, "satisfaction-print");
  expect(wrong).toEqual([]);
}, 180_000);
