import type { FoundPerson, Parties } from "../../triage";
import type { PeopleDoor, Person, TriageDoor } from "../doors";
import type { CaseRecord } from "../record";

export interface CandidateDoors {
  triage: Pick<TriageDoor, "who">;
  people: Pick<PeopleDoor, "selvesOf" | "householdOf">;
}

/** Somebody as a case keeps them. */
export const personOf = ({ id, name, unit }: Person): Person => ({ id, name, unit });

/** Whose matter a case is, for 回避. */
export const partiesOf = async (
  { parties, partyUserIds, homeIndex }: Pick<CaseRecord, "parties" | "partyUserIds" | "homeIndex">,
  people: CandidateDoors["people"],
): Promise<Parties> => {
  const userIds = [...new Set([...partyUserIds, ...parties.flatMap(({ userId }) => userId ?? [])])];
  const { staffIds, phoneIndexes } = await people.selvesOf(userIds);
  const household = homeIndex === undefined ? [] : await people.householdOf(homeIndex);
  const phones = parties.flatMap(({ phoneIndex }) => phoneIndex ?? []);
  return { userIds, staffIds, phoneIndexes: [...new Set([...phoneIndexes, ...phones])], household };
};

/** Who may have a case that goes on to somebody else, in the order in which they are asked. */
export const candidatesFor = async (
  c: CaseRecord,
  { level, not }: { level: CaseRecord["level"]; not: readonly string[] },
  { triage, people }: CandidateDoors,
  now: Date,
): Promise<FoundPerson[]> => {
  const { regionPath, category, service, risk } = c;
  const parties = await partiesOf(c, people);
  return triage.who({ regionPath, level, category, service, risk, not, parties }, now);
};
