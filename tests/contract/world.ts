import { api } from "@qizhen/shared/contract";
import type { Role } from "@qizhen/shared/vocabulary";
import { startApp, type TestApp } from "../../server/src/testing/app";
import { loadRegions } from "../../server/src/testing/regions";
import { signIn } from "../../server/src/testing/signIn";
import { makePhoto } from "../e2e/client";
import { makeQuestion } from "./worldQuestions";
import { hosts, makeDesk, makeReceptionDays, makeVisit } from "./worldVisits";

/** Whose thing a request is about: the caller's own (or their place's), another's nearby, or one of another county. */
export const whose = ["own", "other", "far"] as const;
export type Whose = (typeof whose)[number];

/** Everybody who can call. */
export const callers = [
  "resident",
  "grid_worker",
  "mediator",
  "expert",
  "department",
  "clerk",
  "leader",
  "admin",
  "nobody",
] as const satisfies readonly (Role | "nobody")[];
export type Caller = (typeof callers)[number];

/** What there is of one of {@link whose}. */
export interface Thing {
  caseId: string;
  number: string;
  /** Words that stand in this case and nowhere else. */
  marks: string[];
  partyId: string;
  room: string;
  fileId: string;
  staffId: string;
  /** A call to be made there; its party has no app. */
  callId: string;
  /** A task of a body that helps with this case. */
  taskId: string;
  /** A supervision order about this case, to whoever is responsible. */
  orderId: string;
  grid: string;
  mediatorId: string;
  /** A body of the directory there; a case that may be handed to it, and a referral of another case that was. */
  bodyId: string;
  spareId: string;
  referralId: string;
  /** A group of cases there, and two more that may be put together. */
  groupId: string;
  aloneIds: [string, string];
  /** A replay of the rules of its county. */
  replayId: string;
  /** Somebody's hours there, a time in them, and a visit of its resident. */
  hostId: string;
  scheduleId: string;
  slotId: string;
  visitId: string;
  /** A public question of its resident. */
  questionId: string;
  /** The word of an exchange that is offered for it. */
  swapCode: string;
  /** A centre there, its calendar of a month that is still a draft, a published day, and somebody who books on it. */
  centreCode: string;
  draftId: string;
  draftVersion: number;
  dayId: string;
  dayVersion: number;
  dayVisitId: string;
  /** The centre there, somebody in its line, and a screen of its waiting room. */
  centre: string;
  ticketId: string;
  screenId: string;
  screenCode: string;
}

export interface World {
  app: TestApp;
  things: Record<Whose, Thing>;
  tokens: Record<Exclude<Caller, "nobody">, string>;
  stop(): Promise<void>;
}

type Person = Awaited<ReturnType<typeof signIn>>;

const places = {
  own: { grid: "150204101001003", address: "松石国际城12号楼7单元701", phone: "13911110001", mark: "青花大瓷瓶" },
  other: { grid: "150204101001005", address: "松石国际城22号楼8单元802", phone: "13911110002", mark: "枣木旧衣柜" },
  far: { grid: "150822100001003", address: "东升社区9号楼9单元903", phone: "13911110003", mark: "柳条编筐子" },
} as const;

const uploadPhoto = async ({ url }: TestApp, { token }: Person, shade: number) => {
  const form = new FormData();
  form.set("file", new Blob([Uint8Array.from(makePhoto(shade))]), "photo.png");
  const answer = await fetch(`${url}${api.files.upload.path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "idempotency-key": `world-photo-${shade}` },
    body: form,
  });
  return api.files.upload.answer.parse(await answer.json()).id;
};

/** A resident's report with a photo and a message, and beside it one that was registered for somebody without the app. */
const makeThing = async (
  app: TestApp,
  resident: Person,
  clerk: Person,
  colleague: Person,
  kind: Whose,
  nth: number,
): Promise<Thing> => {
  const { grid, address, phone, mark } = places[kind];
  const fileId = await uploadPhoto(app, resident, nth + 1);
  const body = { gridCode: grid, address, respondent: { name: "赵铁柱", phone }, attachments: [fileId] };
  const description = `楼上漏水，把我家的${mark}泡坏了，找他三回都不赔`;
  // Whoever is first given a case has had to do with it, and sees it from then on.
  const choice = kind === "far" ? {} : { choice: { mediatorId: (await signIn(app, hosts[kind])).user.id } };
  const made = await resident(api.cases.submit, { body: { ...body, ...choice, description } });
  await resident(api.messages.send, { params: { id: made.id }, body: { text: `${mark}是老人留下的` } });
  const applicant = { name: `马${mark.slice(0, 2)}`, phone: `1399999000${nth}` };
  await clerk(api.cases.submit, {
    body: { description: `${mark}的事替人登记`, gridCode: grid, applicant, channel: "counter" },
  });
  await app.app.outbox.drain();
  const { items } = await clerk(api.notices.callTasks, { query: { limit: 100 } });
  const party = made.parties.find(({ role }) => role === "applicant");
  return {
    caseId: made.id,
    number: made.number,
    marks: [mark, address, phone, made.number],
    partyId: party?.id ?? "",
    room: `party:${party?.id ?? ""}`,
    fileId,
    staffId: colleague.user.id,
    callId: items[0]?.id ?? "",
    orderId: "",
    taskId: await askUnit(clerk, made.id),
    grid,
    mediatorId: made.responsible?.id ?? "",
    ...(await makeReferral(app, clerk, grid, nth)),
    ...(await makeGroup(clerk, grid, nth)),
    replayId: await replayRules(app, grid),
    ...(await makeVisit(app, resident, clerk, kind, nth)),
    ...(await makeReceptionDays(app, resident, clerk, kind)),
    ...(await makeDesk(resident, clerk, kind)),
    ...(await makeQuestion(resident, clerk, grid, nth)),
  };
};

/** A group of two cases of the place, and two that stand alone. */
const makeGroup = async (clerk: Person, grid: string, nth: number) => {
  const ids: string[] = [];
  for (const one of ["甲", "乙", "丙", "丁"]) {
    const description = `广场舞太吵的事${nth}${one}`;
    const applicant = { name: "田桂英" };
    ids.push(
      (await clerk(api.cases.submit, { body: { description, gridCode: grid, applicant, channel: "counter" } })).id,
    );
  }
  const [lead = "", member = "", third = "", fourth = ""] = ids;
  const group = await clerk(api.lookalikes.merge, { body: { leadId: lead, memberIds: [member] } });
  return { groupId: group.id, aloneIds: [third, fourth] as [string, string] };
};

/** A body of the place, a case that waits to be handed to it, and one that was. */
const makeReferral = async (app: TestApp, clerk: Person, grid: string, nth: number) => {
  const admin = await signIn(app, grid.startsWith("150822") ? "admin-far" : "admin");
  const region = `${grid.slice(0, 6)}000000`;
  const fields = { region, name: `移送单位${nth}`, kind: "court" } as const;
  const body = await admin(api.referrals.createBody, { body: fields });
  const register = (one: string) =>
    clerk(api.cases.submit, {
      body: {
        description: `拖欠工钱的事${nth}${one}`,
        gridCode: grid,
        applicant: { name: "何玉梅" },
        channel: "counter",
      },
    });
  const worker = (await signIn(app, `g${grid}`)).user.id;
  const spare = await register("一");
  const sent = await register("二");
  for (const { id, responsible } of [spare, sent]) await giveTo(clerk, id, responsible?.id ?? "", worker);
  const referral = await clerk(api.referrals.send, {
    params: { id: sent.id },
    body: { bodyId: body.id, purpose: "pre_filing", reason: "请诉前调解" },
  });
  return { bodyId: body.id, spareId: spare.id, referralId: referral.id };
};

/** A replay of the product's own rules over a county's cases, ended. */
const replayRules = async (app: TestApp, grid: string): Promise<string> => {
  const admin = await signIn(app, grid.startsWith("150822") ? "admin-far" : "admin");
  const { id } = await admin(api.rulebook.startReplay, { body: { number: 0 } });
  while ((await admin(api.rulebook.replay, { params: { id } })).status === "running")
    await new Promise((done) => setTimeout(done, 20));
  return id;
};

/** Three matters in two counties, and somebody of each role in the first of them. */
export const makeWorld = async (): Promise<World> => {
  // The database ends sessions by its own clock, which is the machine's: the application's must be the same here.
  const app = await startApp({ at: new Date().toISOString(), unlimited: true });
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  const admin = await signIn(app, "admin");
  await app.app.accounts.ensureStaff(
    [
      { username: "clerk-far", name: "孟和", roles: ["clerk"], region: "150822100000", title: "镇综治中心" },
      { username: "leader-village", name: "周秀英", roles: ["leader"], region: "150204101001", title: "社区书记" },
      { username: "leader-far", name: "孟克", roles: ["leader"], region: "150822100000", title: "镇长" },
      { username: "admin-far", name: "巴图", roles: ["admin"], region: "150822000000", title: "县管理员" },
    ],
    app.clock(),
  );
  const clerk = await signIn(app, "clerk-village");
  const residents = await Promise.all([1, 2, 3].map((nth) => signIn(app, `sample-resident-${nth}`)));
  const far = await signIn(app, "clerk-far");
  const clerks = [clerk, clerk, far];
  // Colleagues whose passwords may be changed without anybody being signed out.
  const colleagues = [await signIn(app, "mediator-3"), await signIn(app, "mediator-6"), far];
  const made: Thing[] = [];
  for (const [nth, kind] of whose.entries())
    made.push(
      await makeThing(app, residents[nth] as Person, clerks[nth] as Person, colleagues[nth] as Person, kind, nth),
    );
  const [own, other, distant] = made as [Thing, Thing, Thing];
  await giveTo(clerk, own.caseId, own.mediatorId, (await signIn(app, "mediator-1")).user.id);
  await giveTo(clerk, other.caseId, other.mediatorId, (await signIn(app, "mediator-2")).user.id);
  own.mediatorId = (await signIn(app, "mediator-1")).user.id;
  const leader = await signIn(app, "leader-1");
  for (const [thing, above] of [
    [own, leader],
    [other, leader],
    [distant, far],
  ] as const)
    thing.orderId = await press(app, above, thing.caseId);
  await app.app.outbox.drain();
  const tokenOf = async (who: string) => (await signIn(app, who)).token;
  return {
    app,
    things: { own, other, far: distant },
    tokens: {
      resident: residents[0]?.token ?? "",
      grid_worker: await tokenOf("g150204101001003"),
      mediator: await tokenOf("mediator-1"),
      expert: await tokenOf("expert-1"),
      department: await tokenOf("department-1"),
      clerk: clerk.token,
      leader: await tokenOf("leader-1"),
      admin: admin.token,
    },
    stop: app.stop,
  };
};

/** A body that is not on the platform is asked to help; answers the task's id. */
const askUnit = async (clerk: Person, caseId: string) => {
  const { items } = await clerk(api.joint.invite, {
    params: { id: caseId },
    body: { tasks: [{ unit: { kind: "outside", name: "派出所" }, task: "请调一下监控" }] },
  });
  return items[0]?.id ?? "";
};

/** Somebody above presses the case (督办); answers the order's id. */
const press = async (app: TestApp, above: Person, caseId: string) => {
  await above(api.cases.act, { params: { id: caseId }, body: { action: "supervise", reason: "为什么还没有办" } });
  await app.app.outbox.drain();
  const { items } = await above(api.supervision.list, { query: { caseId } });
  return items[0]?.id ?? "";
};

const giveTo = async (clerk: Person, caseId: string, from: string, to: string) => {
  if (from !== to)
    await clerk(api.cases.act, {
      params: { id: caseId },
      body: { action: "assign", mediatorId: to, reason: "换一位" },
    });
};
