import type { Actor } from "../../accounts";
import type { FilesDoor, PeopleDoor, RoomsAsked, TalkDoor } from "../doors";
import type { CaseParts } from "../present/presentCase";
import type { CaseRecord, CaseSummary } from "../record";

export interface PartDoors {
  files: FilesDoor;
  talk: TalkDoor;
  people: PeopleDoor;
}

/** A case as the rooms of its conversation are found. Those who gave it up are in none. */
export const roomsAsked = (c: CaseSummary): RoomsAsked => ({
  violenceAtHome: c.violenceAtHome,
  parties: c.parties.map(({ id, role, userId }) => ({ id, role, ...(userId && { userId }) })),
  responsibleId: c.responsible?.id,
  involvedIds: [...c.helpers, ...(c.receiving?.staffId ? [c.receiving.staffId] : [])],
  centre: c.centre.code,
});

/** Own numbers of the parties who have an account, for who may see them (masked). */
const phonesOf = async (c: CaseRecord, people: PeopleDoor) => {
  const found = await Promise.all(c.partyUserIds.map(async (id) => [id, (await people.contactOf(id))?.phone] as const));
  return new Map(found.flatMap(([id, phone]) => (phone ? [[id, phone] as const] : [])));
};

/** What of a case lies in other features, for one reader. */
export const readParts = async (c: CaseRecord, actor: Actor, doors: PartDoors, now: Date): Promise<CaseParts> => {
  const [rooms, files, phones] = await Promise.all([
    doors.talk.roomStates(c.id, doors.talk.roomsOf(actor, roomsAsked(c)), actor.id),
    c.attachments.length > 0 ? doors.files.fileRefs(c.attachments, actor.id, now) : [],
    phonesOf(c, doors.people),
  ]);
  return { rooms, files, phones };
};
