import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { api } from "@qizhen/shared/contract";
import type { Endpoint } from "@qizhen/shared/endpoint";
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
  "cases.list": () => ({}),
  "cases.worklist": () => ({}),
  "cases.get": ofCase,
  "cases.act": (thing, nth) => ({ ...ofCase(thing), body: { action: "note", text: `记一笔${nth}` } }),
  "cases.unmask": (thing) => ({ ...ofCase(thing), body: { what: "place", reason: "要上门看一看" } }),
  "cases.viewers": ofCase,
  "cases.present": (thing) => ({ ...ofCase(thing), body: {} }),
  "messages.list": ofCase,
  "messages.send": (thing, nth) => ({ ...ofCase(thing), body: { text: `说第${nth}句` } }),
  "messages.read": (thing) => ({ ...ofCase(thing), body: { room: thing.room, seq: 1 } }),
  "files.upload": () => ({ body: {} }),
  "files.download": ({ fileId }) => ({ params: { id: fileId } }),
  "evaluation.rate": (thing) => ({ ...ofCase(thing), body: { overall: 5 } }),
  "notices.list": () => ({}),
  "notices.read": () => ({ body: {} }),
  "notices.templates": () => ({}),
  "notices.subscribed": () => ({ body: { results: {} } }),
  "notices.callTasks": () => ({}),
  "notices.callDone": ({ callId }) => ({ params: { id: callId }, body: { result: "told" } }),
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
