import * as z from "zod";
import { endpoint } from "../endpoint";
import { appointmentActions, appointmentStatuses, keysOf, services, visitModes } from "../vocabulary";
import { day, id, instant, mobile, namedGrid, namedPerson, personName, text } from "./fields";

/** 接待台: a centre's day at its desk, the numbers it gives and calls, and the screen of its waiting room. */

/** A centre: village, town or county. */
const centreCode = z.string().regex(/^\d{12}$/, "综治中心的代码是 12 位数字");
const room = text(40).refine((value) => !/[\n\r\t<>]/.test(value), "房间名里有不该有的字符");

/** A number that was called (叫号), and to which room. */
const call = z.object({ room: z.string(), at: instant, times: z.number() });

const seatOf = {
  start: instant,
  end: instant,
  host: namedPerson,
  service: z.enum(keysOf(services)),
  mode: z.enum(keysOf(visitModes)),
  place: z.string().optional(),
  room: z.string().optional(),
};

const deskVisit = z.object({
  id: z.string(),
  status: z.enum(keysOf(appointmentStatuses)),
  ...seatOf,
  /** Masked for all but themselves and whom they visit. */
  visitor: z.object({ name: z.string(), phone: z.string().optional() }),
  /** What it is about in a few words, where they said it at the desk. */
  matter: z.string().optional(),
  number: z.number().optional(),
  arrivedAt: instant.optional(),
  startedAt: instant.optional(),
  finishedAt: instant.optional(),
  /** Came without having booked. */
  walkIn: z.boolean(),
  call: call.optional(),
  mayCall: z.boolean(),
  allowedActions: z.array(z.enum(appointmentActions)),
});
export type DeskVisit = z.infer<typeof deskVisit>;

/** Somebody who came without having booked: they have a number, and a seat as soon as one is free. */
const ticket = z.object({
  id: z.string(),
  number: z.number(),
  status: z.enum(["waiting", "seated", "left"]),
  visitor: z.object({ name: z.string(), phone: z.string().optional() }),
  matter: z.string().optional(),
  service: z.enum(keysOf(services)).optional(),
  host: namedPerson.optional(),
  at: instant,
  /** Waiting: how many without a seat came before them. */
  ahead: z.number(),
  /** Seated: with whom, when and where. */
  seat: z.object(seatOf).optional(),
});
export type Ticket = z.infer<typeof ticket>;

const board = z.object({
  centre: namedGrid,
  day: z.string(),
  visits: z.array(deskVisit),
  /** Those with a number and no seat yet, in their order. */
  line: z.array(ticket),
  /** More visits than a board can show. */
  more: z.boolean(),
  /** Whether whoever asks keeps this desk: writes down who walks in, makes screens. */
  keeps: z.boolean(),
});
export type Board = z.infer<typeof board>;

const opening = z.object({
  host: namedPerson,
  service: z.enum(keysOf(services)),
  room: z.string().optional(),
  place: z.string().optional(),
  start: instant,
  free: z.number(),
});
export type Opening = z.infer<typeof opening>;

/** A visit of today, for whoever has come. */
const arrival = z.object({
  id: z.string(),
  status: z.enum(keysOf(appointmentStatuses)),
  ...seatOf,
  centre: namedGrid,
  /** Whether it is at the centre whose door they stand at. */
  here: z.boolean(),
  number: z.number().optional(),
  /** How many are called before them. */
  ahead: z.number().optional(),
  call: call.optional(),
  mayCheckIn: z.boolean(),
});
export type Arrival = z.infer<typeof arrival>;

const wish = {
  service: z.enum(keysOf(services)).optional(),
  hostId: id.optional(),
  matter: text(60).optional(),
};

const screen = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: instant,
  revokedAt: instant.optional(),
});
export type Screen = z.infer<typeof screen>;

const screenCode = z.string().regex(/^[\w-]{22}$/, "屏幕地址不对，请在接待台重新生成");
const waitingRoom = z.object({
  /** The server's clock. */
  at: instant,
  /** Called today, the latest first. */
  calls: z.array(z.object({ number: z.number(), room: z.string(), times: z.number(), at: instant })),
  /** Who is called next. */
  next: z.array(z.number()),
  waiting: z.number(),
});
export type WaitingRoom = z.infer<typeof waitingRoom>;

/** What a waiting room's screen says first on the live socket, before its code. */
export const screenToken = (code: string): string => `screen:${code}`;

const staff = ["grid_worker", "mediator", "expert", "department", "clerk", "leader", "admin"] as const;
const deskKeepers = ["clerk", "admin"] as const;

export const desk = {
  board: endpoint({
    method: "GET",
    path: "/api/v1/desk/board",
    summary: "接待台：这一天谁约了、谁到了、谁在谈",
    access: staff,
    query: z.strictObject({ centre: centreCode.optional(), day: day.optional() }),
    answer: board,
  }),
  openings: endpoint({
    method: "GET",
    path: "/api/v1/desk/openings",
    summary: "今天还空着的号，给现场来的人",
    access: "signedIn",
    query: z.strictObject({ centre: centreCode }),
    answer: z.object({ items: z.array(opening) }),
  }),
  register: endpoint({
    method: "POST",
    path: "/api/v1/desk/tickets",
    summary: "登记没有预约、现场来的人：取号，有空就排上",
    access: deskKeepers,
    status: 201,
    body: z.strictObject({ centre: centreCode.optional(), name: personName, phone: mobile.optional(), ...wish }),
    answer: ticket,
  }),
  takeNumber: endpoint({
    method: "POST",
    path: "/api/v1/desk/numbers",
    summary: "自己在门口取号",
    access: ["resident"],
    status: 201,
    body: z.strictObject({ centre: centreCode, ...wish }),
    answer: ticket,
  }),
  leave: endpoint({
    method: "POST",
    path: "/api/v1/desk/tickets/:id/actions",
    summary: "不等了，退号",
    access: ["resident", ...deskKeepers],
    params: z.strictObject({ id }),
    body: z.strictObject({ action: z.literal("leave") }),
    answer: ticket,
  }),
  call: endpoint({
    method: "POST",
    path: "/api/v1/desk/calls",
    summary: "叫号：请到哪个房间；again 是再叫一遍",
    access: staff,
    body: z.strictObject({ visitId: id, room: room.optional(), again: z.literal(true).optional() }),
    answer: call,
  }),
  arrival: endpoint({
    method: "GET",
    path: "/api/v1/desk/arrival",
    summary: "扫了门口的码：我今天的预约，或者还能取号",
    access: ["resident"],
    query: z.strictObject({ centre: centreCode }),
    answer: z.object({
      centre: namedGrid,
      visits: z.array(arrival),
      /** Their number without a seat, if they took one. */
      ticket: ticket.optional(),
      /** Seats of today that nobody has. */
      free: z.number(),
      /** How many stand in the line without a seat. */
      waiting: z.number(),
    }),
  }),
  arrive: endpoint({
    method: "POST",
    path: "/api/v1/desk/arrivals",
    summary: "我到了：签到",
    access: ["resident"],
    body: z.strictObject({ visitId: id }),
    answer: arrival,
  }),
  screens: endpoint({
    method: "GET",
    path: "/api/v1/desk/screens",
    summary: "候诊屏",
    access: deskKeepers,
    query: z.strictObject({ centre: centreCode.optional() }),
    answer: z.object({ items: z.array(screen) }),
  }),
  createScreen: endpoint({
    method: "POST",
    path: "/api/v1/desk/screens",
    summary: "新开一块候诊屏；地址只在这里给一次",
    access: deskKeepers,
    status: 201,
    body: z.strictObject({ centre: centreCode.optional(), label: text(20) }),
    answer: screen.extend({ code: z.string() }),
  }),
  actOnScreen: endpoint({
    method: "POST",
    path: "/api/v1/desk/screens/:id/actions",
    summary: "停用一块候诊屏",
    access: deskKeepers,
    params: z.strictObject({ id }),
    body: z.strictObject({ action: z.literal("revoke") }),
    answer: screen,
  }),
  waitingRoom: endpoint({
    method: "GET",
    path: "/api/v1/waiting-room/:code",
    summary: "候诊屏上的号和房间，没有姓名",
    access: "public",
    params: z.strictObject({ code: screenCode }),
    answer: waitingRoom,
  }),
};
