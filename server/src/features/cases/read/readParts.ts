import type { Actor } from "../../accounts";
import type { FilesDoor, PeopleDoor, RoomsAsked, TalkDoor } from "../doors";
import { receivingIds } from "../notify";
import type { CaseParts } from "../present/presentCase";
import { applicantOf } from "../policy";
import type { CaseRecord, CaseSummary } from "../record";
import { runningPromise } from "../rules/matter";

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
  involvedIds: receivingIds(c),
  helperIds: c.helpers,
  centre: c.centre.code,
});

/** Own numbers of the parties who have an account, for who may see them (masked). */
const phonesOf = async (c: CaseRecord, people: PeopleDoor) => {
  const found = await Promise.all(c.partyUserIds.map(async (id) => [id, (await people.contactOf(id))?.phone] as const));
  return new Map(found.flatMap(([id, phone]) => (phone ? [[id, phone] as const] : [])));
};

/** Just made: nothing has been said in its rooms yet, and its sender knows their own number. */
const isFresh = (c: CaseRecord, now: Date) => c.version === 0 && c.createdAt.getTime() === now.getTime();

/** Whom an applicant may call when the promised day is over: the worker of their grid. */
const callOf = async (c: CaseRecord, actor: Actor, people: PeopleDoor, now: Date) => {
  const promise = runningPromise(c);
  if (!promise || promise.dueAt > now || !c.grid || applicantOf(c)?.userId !== actor.id) return undefined;
  return people.workerOf(c.grid.code);
};

/** What of a case lies in other features, for one reader. */
export const readParts = async (c: CaseRecord, actor: Actor, doors: PartDoors, now: Date): Promise<CaseParts> => {
  const theirs = doors.talk.roomsOf(actor, roomsAsked(c));
  const [rooms, files, phones, call] = await Promise.all([
    isFresh(c, now)
      ? theirs.map((room) => ({ room, lastSeq: 0, unread: 0 }))
      : doors.talk.roomStates(c.id, theirs, actor.id),
    c.attachments.length > 0 ? doors.files.fileRefs(c.attachments, actor.id, now) : [],
    isFresh(c, now) ? new Map<string, string>() : phonesOf(c, doors.people),
    callOf(c, actor, doors.people, now),
  ]);
  return { rooms, files, phones, call };
};
