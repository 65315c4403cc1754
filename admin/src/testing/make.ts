import type { User } from "@qizhen/shared/contract/accounts";
import type { CaseDetail, CaseRow } from "@qizhen/shared/contract/cases";
import type { Message } from "@qizhen/shared/contract/messages";

/** Things of the contract for tests; overrides say what the test is about. */

export const ids = { clerk: "a".repeat(24), mediator: "b".repeat(24), applicant: "c".repeat(24) };
const grid = { code: "150204101001003", name: "松石社区第03网格" };
const centre = { code: "150204101001", name: "松石社区" };

export const makeUser = (over: Partial<User> = {}): User => ({
  id: ids.clerk,
  kind: "staff",
  name: "李芳",
  username: "clerk-town",
  roles: ["clerk"],
  region: { code: "150204101000", name: "兴胜镇" },
  ...over,
});

export const makeRow = (over: Partial<CaseRow> = {}): CaseRow => ({
  id: "1".repeat(24),
  number: "2026-0871",
  title: "楼上漏水，泡了卧室",
  status: "mediating",
  statusText: "正在调解",
  category: "neighbour",
  risk: "yellow",
  level: "village",
  channel: "h5",
  grid,
  centre,
  responsible: { id: ids.mediator, name: "陈建平", unit: "松石社区调委会" },
  createdAt: "2026-10-15T14:05:00+08:00",
  updatedAt: "2026-10-16T10:30:00+08:00",
  next: { text: "等双方见面谈" },
  clock: { startedAt: "2026-10-16T10:30:00+08:00", dueAt: "2099-11-16T23:59:59+08:00", what: "调解期限" },
  unread: 0,
  ...over,
});

export const makeCase = (over: Partial<CaseDetail> = {}): CaseDetail => ({
  ...makeRow(),
  version: 3,
  description: "楼上漏水，我找了他三回，前天还说再敲门就不客气。",
  place: { address: "松石国际城" },
  parties: [
    { id: ids.applicant, role: "applicant", name: "王**", phone: "199****5678", reachable: true },
    { id: "d".repeat(24), role: "respondent", name: "孙**", reachable: false },
  ],
  attachments: [],
  triage: {
    category: "neighbour",
    categories: [
      { category: "neighbour", weight: 0.71 },
      { category: "damages", weight: 0.22 },
      { category: "property_mgmt", weight: 0.07 },
    ],
    risk: "orange",
    level: "village",
    grid,
    centre,
    department: "司法所",
    service: "people",
    candidates: [{ id: ids.mediator, name: "陈建平", unit: "松石社区", score: 88, reasons: ["同一社区"] }],
    reasons: [
      { what: "邻里", because: "楼上漏水", span: [0, 4] },
      { what: "风险：橙", because: "像是威胁的话", span: [15, 23] },
    ],
    questions: [],
    confidence: 0.8,
    urgent: [],
    violenceAtHome: false,
  },
  timeline: [{ id: "t1", at: "2026-10-15T14:05:00+08:00", kind: "submitted", text: "收到", staffOnly: false }],
  allowedActions: [],
  rooms: [
    { room: `party:${ids.applicant}`, label: "王**", lastSeq: 1, unread: 0 },
    { room: "notes", label: "私记", lastSeq: 0, unread: 0 },
  ],
  progress: [
    { step: "report", state: "done", at: "2026-10-15T14:05:00+08:00" },
    { step: "village", state: "now", at: "2026-10-15T14:05:00+08:00" },
    { step: "town", state: "todo" },
    { step: "follow", state: "todo" },
    { step: "feedback", state: "todo" },
  ],
  urgent: [],
  violenceAtHome: false,
  mayRate: false,
  ...over,
});

export const makeMessage = (over: Partial<Message> = {}): Message => ({
  id: "m1",
  room: `party:${ids.applicant}`,
  seq: 1,
  at: "2026-10-17T09:12:00+08:00",
  from: { name: "王**", side: "party", role: "申请人" },
  text: "一共要一万二。",
  attachments: [],
  ...over,
});
