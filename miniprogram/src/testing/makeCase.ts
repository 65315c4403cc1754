import type { CaseDetail } from "@qizhen/shared/contract/cases";
import type { TriageResult } from "@qizhen/shared/contract/triage";

const at = "2026-10-20T10:20:00+08:00";

export const makeTriage = (changes: Partial<TriageResult> = {}): TriageResult => ({
  category: "neighbour",
  categories: [{ category: "neighbour", weight: 0.8 }],
  risk: "yellow",
  level: "village",
  grid: { code: "150204101001003", name: "松石社区第03网格" },
  centre: { code: "150204101001", name: "松石社区" },
  department: "村（居）委会",
  service: "people",
  candidates: [{ id: "7".repeat(24), name: "李桂芳", unit: "松石社区", score: 80, reasons: ["就在松石社区"] }],
  reasons: [{ what: "类别：邻里", because: "您写了「楼上」", span: [0, 2] }],
  questions: [],
  confidence: 0.8,
  urgent: [],
  violenceAtHome: false,
  ...changes,
});

/** A case as a resident gets it. */
export const makeCase = (changes: Partial<CaseDetail> = {}): CaseDetail => ({
  id: "8".repeat(24),
  number: "2026-0871",
  title: "楼上漏水，泡了卧室",
  status: "mediating",
  statusText: "正在调解",
  category: "neighbour",
  channel: "h5",
  grid: { code: "150204101001003", name: "松石社区第03网格" },
  centre: { code: "150204101001", name: "松石社区" },
  createdAt: at,
  updatedAt: at,
  next: { text: "李桂芳联系您", at: "2026-10-22T18:00:00+08:00" },
  unread: 0,
  version: 3,
  description: "楼上漏水，泡了卧室",
  place: {},
  parties: [],
  attachments: [],
  triage: makeTriage(),
  timeline: [{ id: "t1", at, kind: "submitted", text: "收到您的事", staffOnly: false }],
  allowedActions: [],
  rooms: [{ room: `party:${"9".repeat(24)}`, label: "您和调解员", lastSeq: 0, unread: 0 }],
  progress: [
    { step: "report", state: "done", at },
    { step: "village", state: "now", at },
    { step: "town", state: "todo" },
    { step: "follow", state: "todo" },
    { step: "feedback", state: "todo" },
  ],
  urgent: [],
  violenceAtHome: false,
  mayRate: false,
  ...changes,
});
