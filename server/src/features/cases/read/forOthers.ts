import type { Status } from "@qizhen/shared/vocabulary";
import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import type { Actor } from "../../accounts";
import type { PeopleDoor } from "../doors";
import type { CaseForNotice } from "../events";
import { applicantOf, may, openTo } from "../policy";
import { noticeNext, statusText } from "../words/nextText";
import type { CaseParty, CaseRecord } from "../record";
import type { Secrets } from "../secrets";
import { everyCase, type CaseStore } from "../store";
import { roomsAsked } from "./readParts";

/** A case as its conversation needs it; names and phones are masked. */
export interface CaseForTalk {
  id: string;
  number: string;
  status: Status;
  closedAt?: Date | undefined;
  violenceAtHome: boolean;
  parties: {
    id: string;
    role: CaseParty["role"];
    userId?: string | undefined;
    name: string;
    phone?: string | undefined;
  }[];
  responsibleId?: string | undefined;
  involvedIds: readonly string[];
  /** Of units that help (协办). */
  helperIds: readonly string[];
  centre: string;
  gridCode?: string | undefined;
  regionPath: readonly string[];
  /** What the other side of a case of violence must never read, in clear; empty for other cases. */
  secrets: { phones: readonly string[]; places: readonly string[] };
}

interface Doors {
  cases: CaseStore;
  people: PeopleDoor;
  secrets: Secrets;
}

const phoneOf = async (party: CaseParty, { people, secrets }: Doors) =>
  secrets.phone(party) ?? (party.userId ? (await people.contactOf(party.userId))?.phone : undefined);

const hiddenOf = async (c: CaseRecord, doors: Doors): Promise<CaseForTalk["secrets"]> => {
  const applicant = applicantOf(c);
  if (!c.violenceAtHome) return { phones: [], places: [] };
  const phone = applicant && (await phoneOf(applicant, doors));
  const places = [doors.secrets.address(c), c.community, c.grid?.name].filter((place) => place !== undefined);
  return { phones: phone ? [phone] : [], places: places.filter((place) => place !== "") };
};

const talkOfCase = async (c: CaseRecord, doors: Doors): Promise<CaseForTalk> => {
  const asked = roomsAsked(c);
  return {
    ...asked,
    id: c.id,
    number: c.number,
    status: c.status,
    closedAt: c.closedAt,
    parties: c.parties.map((party) => {
      const phone = doors.secrets.phone(party);
      return {
        id: party.id,
        role: party.role,
        userId: party.userId,
        name: maskName(doors.secrets.name(party)),
        phone: phone && maskPhone(phone),
      };
    }),
    gridCode: c.grid?.code,
    regionPath: c.regionPath,
    secrets: await hiddenOf(c, doors),
  };
};

/** What other features may ask of a case. */
export const createForOthers = (doors: Doors) => {
  const { cases, secrets } = doors;
  return {
    /** Undefined where the case is not there, or its conversation is not for this actor. */
    forTalk: async (actor: Actor, caseId: string) => {
      const found = await cases.find(openTo(actor), caseId);
      return found && (await talkOfCase(found, doors));
    },
    talkOf: async (caseId: string) => {
      const found = await cases.find(everyCase, caseId);
      return found && (await talkOfCase(found, doors));
    },
    /** Whether somebody may look into a case at all: its words and what was sent with them. */
    mayOpen: async (actor: Actor, caseId: string): Promise<boolean> => {
      const found = await cases.find(openTo(actor), caseId);
      return found !== undefined && may(actor, "readWhole", found);
    },
    /** Since when matters are here; who is not found is left out. */
    openedAt: async (caseIds: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
      const found = await Promise.all([...new Set(caseIds)].map((id) => cases.find(everyCase, id)));
      return new Map(found.flatMap((c) => (c ? [[c.id, c.createdAt] as const] : [])));
    },
    caseForNotice: async (caseId: string, now: Date): Promise<CaseForNotice | undefined> => {
      const c = await cases.find(everyCase, caseId);
      if (!c) return undefined;
      return {
        id: c.id,
        number: c.number,
        statusText: statusText(c, false),
        next: noticeNext(c, now),
        violenceAtHome: c.violenceAtHome,
        grid: c.grid,
        centre: c.centre,
        regionPath: c.regionPath,
        ...(c.responsible && { responsible: c.responsible }),
        parties: c.parties.map((party) => {
          const phone = secrets.phone(party);
          return {
            id: party.id,
            role: party.role,
            ...(party.userId && { userId: party.userId }),
            name: secrets.name(party),
            ...(phone && { phone }),
          };
        }),
      };
    },
  };
};
