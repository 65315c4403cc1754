import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import type { CaseRecord } from "../record";
import type { Secrets } from "../secrets";

const wanted = ["transfer", "receive_back", "close", "withdraw", "reject"];

/** A case as its referrals (移送) need it: names and phones masked, and the lines about its going away and coming back. */
export const referralViewOf = (c: CaseRecord, secrets: Secrets) => ({
  id: c.id,
  number: c.number,
  title: c.title,
  category: c.category,
  status: c.status,
  outcome: c.outcome,
  regionPath: c.regionPath,
  centre: { code: c.centre.code, name: c.centre.name },
  responsible: c.responsible,
  violenceAtHome: c.violenceAtHome,
  community: c.community,
  parties: c.parties.map((party) => {
    const phone = secrets.phone(party);
    return { role: party.role, name: maskName(secrets.name(party)), ...(phone && { phone: maskPhone(phone) }) };
  }),
  awayBy: c.status === "transferred" ? c.receiving?.referralId : undefined,
  lines: c.timeline
    .filter(({ kind }) => wanted.includes(kind))
    .map(({ kind, at, by, data }) => ({ kind, at, by: by && { id: by.id, name: by.name }, data })),
});
