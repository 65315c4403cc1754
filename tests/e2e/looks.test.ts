import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { makePhoto, signIn } from "./client";
import { foreignWords, look, picture, seriousFindings, sidewaysOverflow, smallTargets } from "./look";
import { button, goToReview, seen, signInAsStaff, startWorld } from "./people";

const world = startWorld("looks");
const story =
  "供暖试水，楼上303的暖气管漏了，水顺着墙流到我家，卧室顶和地板都泡了，估摸着要一万二才能修好。我找了他三回，他都不管。";
const grid = "150204101001003";

/** A matter in hand with a photo and words to and fro, one that is closed, and one of danger: what the pages have to show. */
const made = { open: "", closed: "", question: "" };
beforeAll(async () => {
  const resident = await signIn(world.server.url, "sample-resident-1");
  const mediators = await Promise.all(
    ["mediator-1", "mediator-2", "mediator-3"].map((who) => signIn(world.server.url, who)),
  );
  const report = { address: "松石国际城13号楼2单元203", respondent: { name: "孙志强" }, wish: "把管子修好，赔修理钱" };
  const { id: photo } = await resident.upload(makePhoto(120), "屋顶.png");
  for (const kind of ["closed", "open"] as const) {
    const body = { ...report, description: story, ...(kind === "open" && { attachments: [photo] }) };
    const { id, responsible } = await resident(api.cases.submit, { body });
    const mediator = mediators.find(({ user }) => user.id === responsible?.id);
    if (!mediator) throw new Error("The case went to none of the three");
    const { rooms } = await mediator(api.cases.act, { params: { id }, body: { action: "accept" } });
    await mediator(api.cases.get, { params: { id } });
    const room = rooms.find((one) => one.room.startsWith("party"))?.room ?? "";
    await mediator(api.messages.send, { params: { id }, body: { room, text: "周四下午三点您方便吗？" } });
    await resident(api.messages.send, { params: { id }, body: { room, text: "方便，我闺女陪我来。" } });
    if (kind === "closed")
      await mediator(api.cases.act, {
        params: { id },
        body: { action: "close", outcome: "agreed", reason: "修好管子，赔八千元" },
      });
    made[kind] = id;
  }
  const clerk = await signIn(world.server.url, "clerk-town");
  const lawyer = await signIn(world.server.url, "expert-1");
  const asked = { title: "楼上漏水，修理费谁出？", body: story, gridCode: grid };
  const { id } = await resident(api.questions.ask, { body: asked });
  await clerk(api.questions.act, { params: { id }, body: { action: "publish" } });
  const [card] = (await lawyer(api.lawCards.list, { query: { q: "赔偿" } })).items;
  const text = "先把水停了、拍下照片；修理费一般由漏水的一家出，谈不拢请调解员。";
  await lawyer(api.questions.act, { params: { id }, body: { action: "answer", text, cards: card ? [card.id] : [] } });
  made.question = id;
  const other = await signIn(world.server.url, "sample-resident-2");
  await other(api.cases.submit, { body: { description: "他拿着菜刀在我家门口", address: "松石国际城30号楼" } });
}, 60_000);

/** Everything that is wrong with the look of what is on the screen, each with the page's name. */
const faults = async (page: Page, name: string, target?: number) => {
  await picture(page, name);
  const sideways = await sidewaysOverflow(page);
  const found = [
    ...(sideways > 0 ? [`${sideways} px wider than the window`] : []),
    ...(await seriousFindings(page)),
    ...(await foreignWords(page)).map((word) => `not Chinese: ${word}`),
    // beside WeChat's capsule the bar stays 48, in large type too (UX.md)
    ...(target ? await smallTargets(page, target, ".nav") : []).map((it) => `too small to tap: ${it}`),
  ];
  return found.map((it) => `${name}: ${it}`);
};

const steps = ["发生了什么？", "在哪里？", "和谁有关？", "有照片、录音吗？", "您希望怎么办？", "看一遍，没错就发"];
/** Every page that a resident can open, with words that stand on it once it is all there. */
const phonePages = (): [name: string, path: string, ready: string][] => [
  ["home", "pages/home/index", "我的网格"],
  ["cases", "pages/cases/index", "供暖试水"],
  ["me", "pages/me/index", "大字"],
  ...steps.map((ready, index): [string, string, string] => [
    `submit-${index + 1}`,
    `features/cases/pages/submit/index?step=${index + 1}`,
    ready,
  ]),
  ["sent", `features/cases/pages/sent/index?id=${made.open}`, "接下来"],
  ["case", `features/cases/pages/case/index?id=${made.open}`, "方便，我闺女陪我来。"],
  ["case-closed", `features/cases/pages/case/index?id=${made.closed}`, "谈成了"],
  ["viewers", `features/cases/pages/viewers/index?id=${made.open}`, "松石社区"],
  ["rate", `features/evaluation/pages/rate/index?id=${made.closed}`, "这件事办得怎么样？"],
  ["notices", "features/notices/pages/list/index", "调解员"],
  ["questions", "features/questions/pages/find/index", "大家问过的"],
  ["question", `features/questions/pages/question/index?id=${made.question}`, "先把水停了"],
  ["question-own", `features/questions/pages/own/index?id=${made.question}`, "您写的原话"],
  ["questions-mine", "features/questions/pages/mine/index", "楼上漏水，修理费谁出？"],
  ["ask", "features/questions/pages/ask/index", "1 处私事已藏好，别人看到的是"],
  ["ask-preview", "features/questions/pages/preview/index", "别人看到的就是这些"],
  ["question-code", "features/questions/pages/code/index", "把您的码写在这里"],
  ["figures", "features/statistics/pages/public/index", "每月 11 日公布"],
  ["services", "features/directory/pages/services/index", "您想要哪种帮忙？"],
  ["people", "features/directory/pages/people/index", "想找谁？"],
  ["team", `features/regions/pages/team/index?code=${grid}`, "松石网格员03"],
  ["privacy", "features/accounts/pages/privacy/index", "您的话，我们这样保管"],
  ["bind-staff", "features/accounts/pages/bind-staff/index", "网格员绑定工作账号"],
];

const openAt = async (page: Page, path: string, ready: string) => {
  await page.goto("about:blank"); // a new address after # alone would only turn the page
  await page.goto(`${world.server.url}/h5/#/${path}`);
  await seen(page, ready).waitFor();
};

test.each([
  { width: 360, height: 780, large: false, target: 48 },
  { width: 375, height: 812, large: true, target: 60 },
])(
  "every page of the mini-program looks right at $width px, large type: $large",
  async ({ large, target, ...size }) => {
    const { page } = await look(world.browser, `${world.server.url}/h5/#/features/accounts/pages/sign-in/index`, size);
    const name = (of: string) => `phone-${size.width}-${of}`;
    const found: string[] = [];
    if (large) {
      await openAt(page, "pages/me/index", "大字");
      await button(page, /大字/)
        .or(page.getByRole("switch", { name: /大字/ }))
        .first()
        .click();
      await openAt(page, "features/accounts/pages/sign-in/index", "用手机号登录");
    }
    await seen(page, "示例居民 1").waitFor();
    found.push(...(await faults(page, name("sign-in"), target)));
    await button(page, "示例居民 1").click();
    await button(page, /我有事要说/).waitFor(); // signed in
    await openAt(page, "features/cases/pages/submit/index", "发生了什么？");
    await page.locator("textarea:visible").fill(story);
    await goToReview(page, "松石国际城13号楼2单元203");
    await openAt(page, "features/questions/pages/ask/index", "不显示我的名字");
    await page.getByLabel("您想问什么").fill("楼上漏水泡了我家，该谁赔？我电话19912345678");
    for (const [of, path, ready] of phonePages()) {
      await openAt(page, path, ready);
      found.push(...(await faults(page, name(of), target)));
    }
    expect(found).toEqual([]);
  },
  180_000,
);

/** Every page of the console: who opens it, where, and what stands on it once it is all there. */
const consolePages = (): [who: string, name: string, path: string, ready: string | RegExp][] => [
  ["clerk-village", "workbench", "workbench", /菜刀/],
  ["clerk-village", "cases", "cases", /供暖试水/],
  ["clerk-village", "case", `cases/${made.open}`, "方便，我闺女陪我来。"],
  ["clerk-village", "case-closed", `cases/${made.closed}`, "方便，我闺女陪我来。"],
  ["clerk-village", "register", "register", "替谁登记"],
  ["clerk-village", "forbidden", "settings/staff", "这一页不归您看"],
  ["clerk-village", "missing", "nowhere", "没有这一页"],
  ["clerk-village", "evaluation", "evaluation", "没有要您回访的"],
  ["clerk-village", "evaluation-checks", "evaluation/checks", "没有要核对的"],
  ["admin", "regions", "regions", "看这里的案件"],
  ["admin", "import", "regions/import", /导入/],
  ["admin", "staff", "settings/staff", "王丽华"],
  ["admin", "questions", `questions/${made.question}?tab=answered`, /先把水停了/],
  ["admin", "questions-none", "questions?tab=stale", "没有要再看的"],
  ["admin", "laws", "questions/laws", "第二百八十八条"],
];

test.each([
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
])(
  "every page of the console looks right at $width px",
  async (size) => {
    const name = (of: string) => `console-${size.width}-${of}`;
    const door = await look(world.browser, `${world.server.url}/admin/`, size);
    await door.page.locator(".land .cap span").waitFor();
    const found = await faults(door.page, name("login"));
    const desks = {
      admin: await signInAsStaff(world, "admin", size),
      clerk: await signInAsStaff(world, "clerk-village", size),
    };
    for (const [who, of, path, ready] of consolePages()) {
      const { page } = who === "admin" ? desks.admin : desks.clerk;
      await page.goto(`${world.server.url}/admin/${path}`);
      await seen(page, ready).waitFor();
      found.push(...(await faults(page, name(of))));
    }
    expect(found).toEqual([]);
  },
  120_000,
);
