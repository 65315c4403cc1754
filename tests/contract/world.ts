import { api } from "@qizhen/shared/contract";
import type { Role } from "@qizhen/shared/vocabulary";
import { startApp, type TestApp } from "../../server/src/testing/app";
import { loadRegions } from "../../server/src/testing/regions";
import { signIn } from "../../server/src/testing/signIn";
import { makePhoto } from "../e2e/client";

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
  grid: string;
  mediatorId: string;
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
  const made = await resident(api.cases.submit, { body: { ...body, description } });
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
    grid,
    mediatorId: made.responsible?.id ?? "",
  };
};

/** Three matters in two counties, and somebody of each role in the first of them. */
export const makeWorld = async (): Promise<World> => {
  // The database ends sessions by its own clock, which is the machine's: the application's must be the same here.
  const app = await startApp({ at: new Date().toISOString() });
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  const admin = await signIn(app, "admin");
  await app.app.accounts.ensureStaff(
    [{ username: "clerk-far", name: "孟和", roles: ["clerk"], region: "150822100000", title: "镇综治中心" }],
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

const giveTo = async (clerk: Person, caseId: string, from: string, to: string) => {
  if (from !== to)
    await clerk(api.cases.act, {
      params: { id: caseId },
      body: { action: "assign", mediatorId: to, reason: "换一位" },
    });
};
