import { timelineEntry } from "../notify";
import { timelineText } from "./timelineText";

const at = new Date("2026-10-20T10:20:00+08:00");
const line = (kind: string, data: Record<string, unknown>) => timelineEntry(kind, at, { data });
const applicant = { id: "a", isStaff: false, isApplicant: true };
const other = { id: "b", isStaff: false, isApplicant: false };

test("the applicant reads to whom their matter went, until when it is signed for, and whom to call", () => {
  const sent = line("transfer", { to: "青山区人社局", limit: "5 个工作日", phone: "0472-3600001" });
  expect(timelineText(sent, applicant)).toBe("已转给青山区人社局，5 个工作日内签收，电话 0472-3600001");
  expect(timelineText(line("transfer", { to: "某单位" }), applicant)).toBe("已转给某单位");
});

test("where violence at home is feared the other side reads neither who helps nor that they have signed", () => {
  const hidden = { to: "青山区妇联", from: "青山区妇联", hidden: true };
  const texts = [
    "transfer",
    "receive_back",
    "referral_received",
    "referral_late",
    "referral_refused",
    "referral_in",
  ].map((kind) => timelineText(line(kind, { ...hidden, result: "已住进庇护所" }), other));
  expect(texts.filter(Boolean)).toEqual(["转给了别的单位", "转出去的事回来了"]);
  expect(texts.join()).not.toMatch(/妇联|庇护/);
});

test("of the neighbours' case residents read no number and no word", () => {
  const data = { lead: "2026-0312", step: "accept", count: 11, open: 3 };
  const kinds = ["group_joined", "group_left", "group_progress", "group_large", "group_lead_closed", "group_lead"];
  const texts = kinds.map((kind) => timelineText(line(kind, data), applicant));
  expect(texts.join()).not.toContain("2026-0312");
  expect(texts).toContain("一起办的同一件事：有调解员接手了");
  expect(timelineText(line("group_joined", data), { ...applicant, isStaff: true })).toContain("2026-0312");
});
