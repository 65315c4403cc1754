import { referralPurposes, type ReferralPurpose } from "@qizhen/shared/vocabulary";
import type { TimelineEntry } from "../record";

/** What is kept with a line about a referral (移送). */
interface Data {
  to?: string;
  from?: string;
  reason?: string;
  result?: string;
  purpose?: ReferralPurpose;
  materials?: string[];
  phone?: string;
  limit?: string;
  /** The other side does not read who helps. */
  hidden?: boolean;
  refused?: boolean;
  /** Passed on too often: the level above has it. */
  climbs?: boolean;
  again?: boolean;
  stage?: number;
  date?: string;
  documentNumber?: string;
  paper?: string;
}
interface Reader {
  isApplicant: boolean;
}
type Teller = (data: Data, entry: TimelineEntry, reader: Reader) => string | undefined;

const because = (reason: string | undefined) => (reason ? `：${reason}` : "");
const paperOf = ({ date, documentNumber }: Data) => {
  const said = [date, documentNumber].filter(Boolean).join(" ");
  return said && `（${said}）`;
};
const reminded = ["", "催对方", "请值守人员催办", "报上一级中心"];

/** Lines of referrals as staff read them. */
export const referralsForStaff: Readonly<Record<string, Teller>> = {
  transfer: ({ to, reason, purpose, limit, materials, climbs }) =>
    `移送${to ?? ""}${purpose ? `，${referralPurposes[purpose]}` : ""}${because(reason)}${limit ? `。限 ${limit}签收` : ""}${
      materials?.length ? `。材料 ${materials.length} 件` : ""
    }${climbs ? "。转手多次，归上一级了" : ""}`,
  receive_back: ({ from, refused, result }) => {
    if (refused) return `${from ?? "对方"}退回${because(result)}`;
    return from ? `${from}办完退回${because(result)}` : `收回${because(result)}`;
  },
  referral_received: (data, entry) =>
    `${data.to ?? ""}已签收${entry.by?.role === "clerk" ? "，中心代记" : ""}${paperOf(data)}`,
  referral_refused: ({ to, again }) =>
    `${to ?? ""}不收${again ? "，这件事已经第二次被拒收，请上一级中心定由谁办" : "，请另想办法"}`,
  referral_late: ({ to, stage }) => `${to ?? ""}到期没有签收，${reminded[stage ?? 0] ?? ""}`,
  referral_in: ({ from, paper }) => `${from ?? ""}转来${paper ? `（${paper}）` : ""}`,
};

/** Lines of referrals as residents read them. */
export const referralsForResidents: Readonly<Record<string, Teller>> = {
  transfer: ({ to, limit, phone, hidden }, _, { isApplicant }) => {
    if (!isApplicant) return hidden ? "转给了别的单位" : `转给了${to ?? ""}`;
    return `已转给${to ?? ""}${limit ? `，${limit}内签收` : ""}${phone ? `，电话 ${phone}` : ""}`;
  },
  receive_back: ({ from, refused, result, hidden }, _, { isApplicant }) => {
    if (!isApplicant) return "转出去的事回来了";
    const who = hidden ? "那边" : (from ?? "那边");
    return refused ? `${who}没有收下，又回到我们这里接着办${because(result)}` : `转出去的事回来了${because(result)}`;
  },
  referral_received: ({ to }, _, { isApplicant }) => (isApplicant ? `${to ?? ""}收下了，正在办` : undefined),
  referral_late: ({ to }, _, { isApplicant }) => (isApplicant ? `${to ?? ""}还没有签收，我们正在催` : undefined),
  referral_in: ({ from }, _, { isApplicant }) => (isApplicant ? `${from ?? ""}把您的事转来请我们调解` : undefined),
};
