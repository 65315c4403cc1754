import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import { visitFreed } from "../booking";
import type { DeskDoors } from "./doors";
import { placeLines } from "./placeLine";
import { deskRoutes } from "./routes";
import { screenOf } from "./screens";

const dayMs = 24 * 60 * 60 * 1000;
const screenToken = /^screen:([\w-]{22})$/;

/** 接待台: a centre's day, its numbers, and the screen of its waiting room. Composed after booking, on whose seats it draws. */
export const createDesk = (kit: AppKit, given: Omit<DeskDoors, "changes" | "cipher">) => {
  const doors: DeskDoors = { ...given, changes: kit.changes, cipher: kit.cipher };
  /** A seat is free again: booking has given it to who waits by phone; what is left is the line's. */
  const onFreed: Receiver = () => placeLines(kit.clock(), doors);
  const line: Job = { name: "desk.line", everyMs: 30_000, run: (now) => placeLines(now, doors) };
  return {
    routes: (router: Router) => deskRoutes(router, kit, doors),
    receivers: { [visitFreed]: [onFreed] } satisfies Record<string, Receiver[]>,
    jobs: [line],
    /** A waiting room's screen on the live socket: it hears that something changed, never what. Undefined for any other token. */
    identifyScreen: async (token: string, now: Date) => {
      const [, code] = screenToken.exec(token) ?? [];
      const screen = code === undefined ? undefined : await screenOf(code);
      return screen && { keys: new Set([`screen:${screen.centre}`]), until: new Date(now.getTime() + dayMs) };
    },
  };
};
