import type { Board, DeskVisit, Ticket } from "@qizhen/shared/contract/desk";

/** Things of a desk for tests; overrides say what the test is about. */

const host = { id: "1".repeat(24), name: "李桂芳" };

export const makeDeskVisit = (over: Partial<DeskVisit> = {}): DeskVisit => ({
  id: "a".repeat(24),
  status: "booked",
  start: "2026-10-20T10:30:00+08:00",
  end: "2026-10-20T11:00:00+08:00",
  host,
  service: "people",
  mode: "centre",
  visitor: { name: "王**" },
  walkIn: false,
  mayCall: false,
  allowedActions: [],
  ...over,
});

export const makeTicket = (over: Partial<Ticket> = {}): Ticket => ({
  id: "7".repeat(24),
  number: 9,
  status: "waiting",
  visitor: { name: "何**" },
  at: "2026-10-20T10:00:00+08:00",
  ahead: 0,
  ...over,
});

export const makeBoard = (over: Partial<Board> = {}): Board => ({
  centre: { code: "150204101001", name: "松石社区" },
  day: "2026-10-20",
  visits: [],
  line: [],
  more: false,
  keeps: true,
  ...over,
});
