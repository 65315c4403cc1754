import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { api } from "@qizhen/shared/contract";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import type { Endpoint } from "@qizhen/shared/endpoint";
import { questionRequests } from "./questionRequests";
import type { Thing } from "./world";

/** The parts of a request that is right in itself. */
export interface Made {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

const regionFile: unknown = JSON.parse(
  readFileSync(fileURLToPath(new URL("../samples/regions/xingsheng.geojson", import.meta.url)), "utf8"),
);
const staff = {
  name: "新来的人",
  roles: ["mediator"],
  region: "150204101001",
  specialities: [],
  languages: ["zh"],
  capacity: 3,
  leave: [],
};
const rulesWith = (several: number) => ({ ...noRules(), thresholds: { several } });
const ofCase = ({ caseId }: Thing) => ({ params: { id: caseId } });

/**
 * A good request to each endpoint of the contract, about one thing. `nth` makes what must be new different each time. An
 * endpoint that is not here fails the tests that walk the contract.
 */
export const requests: Readonly<Record<string, (thing: Thing, nth: number) => Made>> = {
  "accounts.wechat": (_, nth) => ({ body: { code: `sample-resident-${1000 + nth}` } }),
  "accounts.phoneCode": (_, nth) => ({ body: { phone: `137${String(nth).padStart(8, "0")}` } }),
  "accounts.phone": (_, nth) => ({ body: { phone: `137${String(nth).padStart(8, "0")}`, code: "000000" } }),
  "accounts.staff": (_, nth) => ({ body: { username: `nobody-${nth}`, password: "wrong-password" } }),
  "accounts.refresh": () => ({ body: { refreshToken: "no-such-token" } }),
  "accounts.signOut": () => ({ body: { refreshToken: "no-such-token" } }),
  "accounts.sample": () => ({}),
  "accounts.me": () => ({}),
  "accounts.updateMe": ({ grid }) => ({ body: { grid } }),
  "accounts.bindPhone": (_, nth) => ({ body: { phone: `136${String(nth).padStart(8, "0")}`, code: "000000" } }),
  "accounts.consent": () => ({ body: { notice: "privacy", version: "2026-11", agreed: true } }),
  "accounts.bindStaff": (_, nth) => ({ body: { username: `nobody-${nth}`, password: "wrong-password" } }),
  "accounts.listStaff": () => ({}),
  "accounts.getStaff": ({ staffId }) => ({ params: { id: staffId } }),
  "accounts.createStaff": (_, nth) => ({ body: { username: `new-${nth}`, password: "a-long-password", ...staff } }),
  "accounts.updateStaff": ({ staffId }) => ({ params: { id: staffId }, body: { title: "综治中心" } }),
  "accounts.resetPassword": ({ staffId }) => ({ params: { id: staffId }, body: { password: "another-long-password" } }),
  "regions.list": () => ({}),
  "regions.map": ({ grid }) => ({ params: { code: grid } }),
  "regions.team": ({ grid }) => ({ params: { code: grid } }),
  "regions.locate": () => ({ query: { lng: "109.9", lat: "40.6" } }),
  "regions.aliases": ({ grid }) => ({ params: { code: grid } }),
  "regions.addAlias": ({ grid }, nth) => ({ params: { code: grid }, body: { name: `老供销社第${nth}门市` } }),
  "regions.removeAlias": ({ grid, caseId }) => ({ params: { code: grid, id: caseId } }),
  "regions.previewImport": () => ({ body: { file: regionFile } }),
  "regions.import": () => ({ body: { file: regionFile } }),
  "triage.preview": ({ grid }) => ({ body: { description: "楼上漏水，泡了卧室", gridCode: grid } }),
  "mediators.list": ({ grid }) => ({ query: { region: grid } }),
  "cases.submit": ({ grid }, nth) => ({ body: { description: `第${nth}件：楼上漏水，泡了卧室`, gridCode: grid } }),
  "cases.closeOnTheSpot": ({ grid }, nth) => ({
    body: { description: `第${nth}件：楼道堆放杂物，邻居有意见`, gridCode: grid, result: "当场清走了" },
  }),
  "cases.list": () => ({}),
  "cases.worklist": () => ({}),
  "cases.get": ofCase,
  "cases.act": (thing, nth) => ({ ...ofCase(thing), body: { action: "note", text: `记一笔${nth}` } }),
  "cases.foresee": (thing) => ({ ...ofCase(thing), body: { action: "pause", days: 5 } }),
  "cases.unmask": (thing) => ({ ...ofCase(thing), body: { what: "place", reason: "要上门看一看" } }),
  "cases.viewers": ofCase,
  "cases.present": (thing) => ({ ...ofCase(thing), body: {} }),
  "messages.list": ofCase,
  "messages.send": (thing, nth) => ({ ...ofCase(thing), body: { text: `说第${nth}句` } }),
  "messages.read": (thing) => ({ ...ofCase(thing), body: { room: thing.room, seq: 1 } }),
  "files.upload": () => ({ body: {} }),
  "files.download": ({ fileId }) => ({ params: { id: fileId } }),
  "evaluation.rate": (thing) => ({ ...ofCase(thing), body: { overall: 5 } }),
  "evaluation.ratingOf": ofCase,
  "evaluation.checks": () => ({}),
  "evaluation.check": (thing) => ({ ...ofCase(thing), body: { result: "confirmed" } }),
  "evaluation.ofMe": () => ({}),
  "returnVisits.list": () => ({ query: { box: "due" } }),
  "returnVisits.get": ofCase,
  "returnVisits.act": (thing) => ({ ...ofCase(thing), body: { action: "take" } }),
  "returnVisits.mine": ofCase,
  "returnVisits.answer": (thing) => ({ ...ofCase(thing), body: { kept: "yes" } }),
  "booking.createSchedule": ({ hostId }, nth) => {
    const day = new Date(Date.UTC(2030, 0, 1 + nth)).toISOString().slice(0, 10);
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "10:00" }));
    return {
      body: { hostId, service: "people", mode: "centre", slotMinutes: 30, seats: 1, weekly, from: day, to: day },
    };
  },
  "booking.listSchedules": ({ hostId }) => ({ query: { hostId } }),
  "booking.changeSchedule": ({ scheduleId }) => ({
    params: { id: scheduleId },
    body: { action: "end", to: new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10) },
  }),
  "hours.calendar": ({ hostId }) => ({ query: { hostId, from: "2030-01-01", to: "2030-01-31" } }),
  "hours.preview": ({ scheduleId }) => ({
    params: { id: scheduleId },
    body: { action: "change", seats: 40 },
  }),
  "hours.feedState": () => ({}),
  "hours.makeFeed": () => ({ body: {} }),
  "hours.revokeFeed": () => ({ body: {} }),
  "hours.feed": () => ({ params: { code: "guessedguessedguessed0" } }),
  "booking.hosts": ({ grid }) => ({ query: { region: grid } }),
  "booking.slots": ({ hostId }) => ({ query: { hostId, from: "2030-01-01", to: "2030-01-31" } }),
  "booking.slotsByHost": ({ grid }) => ({ query: { region: grid, from: "2030-01-01", to: "2030-01-31" } }),
  "booking.book": ({ slotId }) => ({ body: { slotId, visitor: { name: "何玉梅" } } }),
  "booking.list": () => ({}),
  "visits.unsettled": () => ({}),
  "visits.contact": ({ visitId }) => ({ params: { id: visitId }, body: { reason: "打电话改时间" } }),
  "visits.toCase": ({ visitId }) => ({ params: { id: visitId }, body: { description: "邻居家装修太吵，来问怎么办" } }),
  "visits.offerSwap": ({ visitId }) => ({ params: { id: visitId }, body: {} }),
  "visits.swap": ({ swapCode }) => ({ params: { code: swapCode } }),
  "visits.acceptSwap": ({ swapCode, visitId }) => ({ params: { code: swapCode }, body: { appointmentId: visitId } }),
  "visits.withdrawSwap": ({ swapCode }) => ({ params: { code: swapCode }, body: {} }),
  "visits.swapByDesk": ({ visitId }) => ({ params: { id: visitId }, body: { appointmentId: visitId } }),
  "visits.callsFirst": () => ({}),
  "visits.calledContact": ({ visitId }) => ({ params: { id: visitId }, body: { reason: "约时间前打电话" } }),
  "visits.calledFirst": ({ visitId }) => ({ params: { id: visitId }, body: { result: "agreed" } }),
  "booking.act": ({ visitId }) => ({ params: { id: visitId }, body: { action: "cancel", reason: "那天来不了" } }),
  "desk.board": ({ centre }) => ({ query: { centre } }),
  "desk.openings": ({ centre }) => ({ query: { centre } }),
  "desk.register": ({ centre }, nth) => ({ body: { centre, name: `来访人${nth}` } }),
  "desk.takeNumber": ({ centre }) => ({ body: { centre } }),
  "desk.leave": ({ ticketId }) => ({ params: { id: ticketId }, body: { action: "leave" } }),
  "desk.call": ({ visitId }) => ({ body: { visitId } }),
  "desk.arrival": ({ centre }) => ({ query: { centre } }),
  "desk.arrive": ({ visitId }) => ({ body: { visitId } }),
  "desk.screens": ({ centre }) => ({ query: { centre } }),
  "desk.createScreen": ({ centre }, nth) => ({ body: { centre, label: `大厅${nth}` } }),
  "desk.actOnScreen": ({ screenId }) => ({ params: { id: screenId }, body: { action: "revoke" } }),
  "desk.waitingRoom": ({ screenCode }) => ({ params: { code: screenCode } }),
  "receptions.upcoming": ({ grid }) => ({ query: { region: grid } }),
  "receptions.month": ({ centreCode }) => ({ query: { centre: centreCode, month: "2026-12" } }),
  "receptions.draft": ({ centreCode }) => ({ body: { centre: centreCode, month: "2020-01", version: 0 } }),
  "receptions.actOnMonth": ({ draftId, draftVersion }) => ({
    params: { id: draftId },
    body: { action: "approve", version: draftVersion },
  }),
  "receptions.settings": ({ centreCode }) => ({ query: { centre: centreCode } }),
  "receptions.saveSettings": ({ centreCode }) => ({
    body: {
      centre: centreCode,
      version: 0,
      daysPerMonth: 2,
      start: "09:00",
      minutes: 20,
      places: 6,
      place: "一楼接访室",
    },
  }),
  "receptions.day": ({ dayId }) => ({ params: { id: dayId } }),
  "receptions.actOnDay": ({ dayId, dayVersion }) => ({
    params: { id: dayId },
    body: { action: "move", version: dayVersion, to: "2020-01-02", start: "09:00", reason: "换一天" },
  }),
  "receptions.register": ({ dayId, dayVisitId }) => ({
    params: { id: dayId },
    body: { visitId: dayVisitId, description: "修路占了地，没有给补偿" },
  }),
  "statistics.satisfaction": ({ centreCode }) => ({ query: { region: centreCode } }),
  "statistics.cases": ({ centreCode }) => ({ query: { region: centreCode, measure: "reported" } }),
  "statistics.export": ({ centreCode }) => ({ query: { region: centreCode } }),
  "statistics.published": () => ({ params: { town: "150204101000" } }),
  "receptions.report": ({ centreCode }) => ({ query: { region: centreCode, month: "2026-12" } }),
  ...questionRequests,
  "directory.people": ({ grid }) => ({ query: { region: grid } }),
  "directory.person": ({ hostId, grid }) => ({ params: { id: hostId }, query: { region: grid } }),
  "directory.centres": ({ grid }) => ({ query: { region: grid } }),
  "directory.propose": ({ grid }) => ({ query: { region: grid } }),
  "referrals.bodies": () => ({}),
  "referrals.createBody": (_, nth) => ({ body: { name: `单位${nth}号`, kind: "other", region: "150204000000" } }),
  "referrals.updateBody": ({ bodyId }, nth) => ({
    params: { id: bodyId },
    body: { name: `改名${nth}号`, kind: "court", disabled: false, version: 0 },
  }),
  "referrals.send": ({ spareId, bodyId }) => ({
    params: { id: spareId },
    body: { bodyId, purpose: "handle", reason: "归他们管" },
  }),
  "referrals.receiveFrom": ({ grid, bodyId }, nth) => ({
    body: {
      bodyId,
      purpose: "mediate",
      consented: true,
      report: { description: `转来的第${nth}件：欠钱不还`, gridCode: grid, applicant: { name: "何玉梅" } },
    },
  }),
  "referrals.ofCase": ofCase,
  "referrals.list": () => ({ query: { side: "sent" } }),
  "referrals.get": ({ referralId }) => ({ params: { id: referralId } }),
  "referrals.act": ({ referralId }) => ({ params: { id: referralId }, body: { action: "receive" } }),
  "supervision.list": () => ({}),
  "supervision.get": ({ orderId }) => ({ params: { id: orderId } }),
  "supervision.act": ({ orderId }, nth) => ({
    params: { id: orderId },
    body: { action: "reply", text: `第${nth}次回复：已经上门` },
  }),
  "supervision.figures": () => ({}),
  "supervision.year": () => ({ params: { year: "2026" } }),
  "supervision.saveYear": (_, nth) => ({
    params: { year: String(2027 + (nth % 70)) },
    body: { version: 0, days: [{ day: `${2027 + (nth % 70)}-01-01`, kind: "rest", name: "元旦" }] },
  }),
  "lookalikes.preview": ({ grid }, nth) => ({ body: { description: `第${nth}回问：电梯坏了没人修`, gridCode: grid } }),
  "lookalikes.follow": (_, nth) => ({ body: { ref: `no-such-reference-${nth}` } }),
  "lookalikes.follows": () => ({}),
  "lookalikes.unfollow": ({ caseId }) => ({ params: { id: caseId } }),
  "lookalikes.ofCase": ofCase,
  "lookalikes.probable": () => ({}),
  "lookalikes.groups": () => ({}),
  "lookalikes.group": ({ groupId }) => ({ params: { id: groupId } }),
  "lookalikes.merge": ({ aloneIds: [leadId, other] }) => ({ body: { leadId, memberIds: [other] } }),
  "lookalikes.act": ({ groupId, spareId }) => ({
    params: { id: groupId },
    body: { action: "add", memberIds: [spareId] },
  }),
  "joint.units": ofCase,
  "joint.ofCase": ofCase,
  "joint.invite": (thing, nth) => ({
    ...ofCase(thing),
    body: { tasks: [{ unit: { kind: "outside", name: `外单位${nth}` }, task: "请看一看" }] },
  }),
  "joint.list": () => ({ query: { side: "ours" } }),
  "joint.act": ({ taskId }) => ({ params: { id: taskId }, body: { action: "ask_again", text: "请再看一看" } }),
  "notices.list": () => ({}),
  "notices.read": () => ({ body: {} }),
  "notices.templates": () => ({}),
  "notices.subscribed": () => ({ body: { results: {} } }),
  "notices.callTasks": () => ({}),
  "notices.callDone": ({ callId }) => ({ params: { id: callId }, body: { result: "told" } }),
  "rulebook.get": () => ({}),
  "rulebook.versions": () => ({}),
  "rulebook.version": () => ({ params: { number: "0" } }),
  "rulebook.save": (_, nth) => ({ body: { basedOn: 0, reason: "试一试", rules: rulesWith(3 + (nth % 5)) } }),
  "rulebook.startReplay": () => ({ body: { number: 0, cases: 10 } }),
  "rulebook.replay": ({ replayId }) => ({ params: { id: replayId } }),
  "rulebook.moves": ({ replayId }) => ({ params: { id: replayId } }),
  "rulebook.adopt": ({ replayId }) => ({ body: { number: 0, replayId, reason: "看过试算" } }),
  "rulebook.replayCase": ofCase,
  "rulebook.judged": () => ({}),
  "rulebook.exportJudged": () => ({ body: { reason: "改进分诊" } }),
  "rulebook.figures": () => ({}),
  "live.changes": () => ({}),
};

/** Every endpoint of the contract by its name, `feature.name`. */
export const endpoints: readonly (readonly [string, Endpoint])[] = Object.entries(api).flatMap(([feature, group]) =>
  Object.entries(group as Record<string, Endpoint>).map(([name, e]) => [`${feature}.${name}`, e] as const),
);

/** What is sent and what came back, as it stands on the wire. */
export interface Answered {
  status: number;
  text: string;
}

export interface Sending {
  token?: string | undefined;
  key?: string | undefined;
  /** Instead of the request's own body, as it is. */
  raw?: string | undefined;
  type?: string;
}

let keys = 0;
/** Sends a request without any help of the client: what is wrong stays wrong. */
export const send = async (url: string, e: Endpoint, made: Made, sending: Sending = {}): Promise<Answered> => {
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(made.params?.[name] ?? ""));
  const search = new URLSearchParams(made.query).toString();
  const isPost = e.method === "POST";
  const answer = await fetch(`${url}${path}${search && `?${search}`}`, {
    method: e.method,
    headers: {
      ...(isPost && { "content-type": sending.type ?? "application/json" }),
      ...(sending.token !== undefined && { authorization: `Bearer ${sending.token}` }),
      "idempotency-key": sending.key ?? `contract-key-${process.pid}-${++keys}`,
    },
    ...(isPost && { body: sending.raw ?? JSON.stringify(made.body ?? {}) }),
  });
  return { status: answer.status, text: await answer.text() };
};
