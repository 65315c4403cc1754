import type { Speaker, Talk, TalkParty } from "./talk";

/** How long after the end a party and those who handled the case may still talk: for thanks, questions, and what was not kept. */
export const talkDaysAfterEnd = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Roles that read every conversation of a case they may see: they answer for how it is handled. */
const overseers = ["clerk", "leader"] as const;

/** What of a case decides its rooms. */
export type Roomed = Pick<Talk, "violenceAtHome" | "responsibleId" | "involvedIds" | "helperIds" | "centre"> & {
  parties: readonly Pick<TalkParty, "id" | "role" | "userId">[];
};

export const roomOf = (party: { id: string }) => `party:${party.id}`;
export const applicantOf = (talk: Pick<Talk, "parties">) => talk.parties.find((party) => party.role === "applicant");

/** Both sides in one room: only where each can be reached there, and never where there is violence at home (DOMAIN §2). */
const hasJointRoom = (talk: Roomed) =>
  !talk.violenceAtHome &&
  talk.parties.some((party) => party.role === "applicant" && party.userId) &&
  talk.parties.some((party) => party.role === "respondent" && party.userId);

/** Whether somebody handles the case: who is responsible, who was called in, and the clerks of the centre that owns it. */
const handles = (speaker: Speaker, talk: Roomed) =>
  speaker.kind === "staff" &&
  (talk.responsibleId === speaker.id ||
    talk.involvedIds.includes(speaker.id) ||
    (speaker.roles.includes("clerk") && speaker.region?.code === talk.centre));

/** Called in to help, and nothing else to the case: what a party says to the mediator, and the staff's notes, are not for them. */
const isHelper = (speaker: Speaker, talk: Roomed) => talk.helperIds.includes(speaker.id) && !handles(speaker, talk);

/** The rooms somebody is in, of a case that they may see. Staff who see a case without handling or overseeing it are in none. */
export const roomsOf = (speaker: Speaker, talk: Roomed): string[] => {
  const joint = hasJointRoom(talk) ? ["joint"] : [];
  if (speaker.kind === "resident") {
    const own = talk.parties.filter((party) => party.userId === speaker.id);
    return own.length === 0 ? [] : [...own.map(roomOf), ...joint];
  }
  if (isHelper(speaker, talk)) return joint;
  const reads = handles(speaker, talk) || overseers.some((role) => speaker.roles.includes(role));
  return reads ? [...talk.parties.map(roomOf), ...joint, "notes"] : [];
};

/** Where somebody speaks who does not say where: a party in its own room, staff in the applicant's. */
export const defaultRoom = (speaker: Speaker, talk: Talk): string | undefined => {
  const party = speaker.kind === "resident" ? talk.parties.find((own) => own.userId === speaker.id) : applicantOf(talk);
  return party && roomOf(party);
};

/** Why somebody may not speak in a room: it is not theirs to see, only to read, or the matter ended too long ago. */
export type Silence = "notThere" | "readOnly" | "ended";

/** Whether somebody may speak in a room now; undefined where they may. */
export const silenceOf = (speaker: Speaker, talk: Talk, room: string, now: Date): Silence | undefined => {
  if (!roomsOf(speaker, talk).includes(room)) return "notThere";
  if (speaker.kind === "staff" && !handles(speaker, talk) && !isHelper(speaker, talk)) return "readOnly";
  if (room === "notes" || !talk.closedAt) return undefined;
  if (room === "joint") return "ended";
  return now.getTime() - talk.closedAt.getTime() > talkDaysAfterEnd * dayMs ? "ended" : undefined;
};

/** Those whom something said in a room concerns, without whoever said it. */
export interface Hearers {
  /** Staff who handle the case. */
  staff: string[];
  /** The centre whose clerks hear it because nobody is responsible yet. */
  centre: string | undefined;
  parties: TalkParty[];
}

/** Who is to hear what was said in a room. */
export const hearersOf = (talk: Talk, room: string, senderId: string): Hearers => {
  const helpers = room === "joint" ? talk.helperIds : [];
  const staff = [...new Set([...(talk.responsibleId ? [talk.responsibleId] : []), ...talk.involvedIds, ...helpers])];
  const inRoom = talk.parties.filter((party) => room === roomOf(party) || (room === "joint" && party.userId));
  return {
    staff: staff.filter((id) => id !== senderId),
    centre: staff.length === 0 ? talk.centre : undefined,
    parties: inRoom.filter((party) => party.userId !== senderId),
  };
};
