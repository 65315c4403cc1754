import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import type { AppKit } from "../accounts";
import type { CaseForNotice, NoticeParty, Recipient } from "../cases";
import { callTasks } from "./callStore";
import type { NoticeDoors } from "./doors";
import type { NoticeEvent } from "./events";
import { notices } from "./noticeStore";
import { callDue } from "./rules/callDue";
import { templateOf } from "./templates";
import { words } from "./words";

/** Something to be told to some people, because of one entry of an outbox. */
export interface Telling {
  /** The entry: it makes each notice once. */
  entry: string;
  event: NoticeEvent;
  matter: CaseForNotice;
  to: readonly Recipient[];
  urgent: boolean;
  /** While a notice of this topic is unread, no second is made. */
  topic?: string | undefined;
  now: Date;
}

type Reader = { userId: string; side: "resident" | "staff"; centre?: string };

/** Tells people: in the app always, by WeChat where they let us, by a person's call where they have neither. Safe to repeat. */
export const createTeller = (
  { env, changes, metrics }: AppKit,
  doors: Pick<NoticeDoors, "people" | "regions" | "isWorkday">,
) => {
  const tellReader = async (reader: Reader, { entry, event, matter, urgent, topic, now }: Telling) => {
    const { number, next } = matter;
    const [title, text] = reader.side === "resident" ? words.forResidents(event) : words.forStaff(event);
    await notices.add({
      to: reader.userId,
      entry,
      event,
      at: now,
      title,
      text: text({ number, next }),
      caseId: matter.id,
      caseNumber: number,
      urgent,
      topic,
      centre: reader.centre,
      byWechat: reader.side === "resident" && templateOf(env.wechat.templates, event) !== undefined,
    });
    // Said again if this is a repeat: the first may have died between the two.
    await changes.publish([{ topic: "notice", subject: matter.id, audience: [`user:${reader.userId}`] }]);
  };

  const callParty = async (party: NoticeParty, { entry, event, matter, now }: Telling) => {
    const { number, next } = matter;
    await callTasks.add({
      entry,
      event,
      partyId: party.id,
      attempt: 1,
      caseId: matter.id,
      caseNumber: number,
      at: now,
      dueAt: callDue(now, doors.isWorkday),
      who: maskName(party.name),
      ...(party.phone && { phone: maskPhone(party.phone) }),
      text: words.call(event, { number, next }),
      regionPath: matter.regionPath,
      ...(matter.responsible && { responsibleId: matter.responsible.id }),
    });
    metrics.count("call_task");
    const workers = matter.grid ? await doors.people.workersOf(matter.grid.code) : [];
    const audience = workers.length > 0 ? workers.map((id) => `user:${id}`) : [`centre:${matter.centre.code}`];
    await changes.publish([{ topic: "callTask", subject: matter.id, audience }]);
  };

  /** Those of a role in a region; of the nearest above where somebody is, so that nothing is told to an empty room. */
  const staffFrom = async (region: string, role: "clerk" | "leader" | "admin"): Promise<Reader[]> => {
    for (let code: string | undefined = region; code !== undefined; code = doors.regions.parentOf(code)) {
      const found = await doors.people.staffOf(code, role);
      const centre = role === "clerk" ? code : undefined;
      if (found.length > 0) return found.map((userId) => ({ userId, side: "staff", ...(centre && { centre }) }));
    }
    return [];
  };

  const readersOf = async (recipient: Recipient, telling: Telling): Promise<Reader[]> => {
    const [kind = "", id = ""] = recipient.split(":");
    if (kind === "centre") return staffFrom(id, "clerk");
    if (kind === "leader" || kind === "admin") return staffFrom(id, kind);
    if (kind === "user") {
      const isParty = telling.matter.parties.some((party) => party.userId === id);
      return [{ userId: id, side: isParty ? "resident" : "staff" }];
    }
    const party = telling.matter.parties.find((candidate) => candidate.id === id);
    if (party?.userId !== undefined) return [{ userId: party.userId, side: "resident" }];
    if (party) await callParty(party, telling);
    return [];
  };

  return async (telling: Telling): Promise<void> => {
    for (const recipient of telling.to)
      for (const reader of await readersOf(recipient, telling)) await tellReader(reader, telling);
  };
};
export type Tell = ReturnType<typeof createTeller>;
