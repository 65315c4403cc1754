import type { StepInput } from "@qizhen/shared/rules/caseSteps";
import type { ReferralPurpose } from "@qizhen/shared/vocabulary";
import { derivedId, newId } from "../../../kernel/ids";
import type { BodiesDoor, PeopleDoor } from "../doors";
import type { CaseRecord, Receiving } from "../record";

/** What a referral (移送) says besides the step `transfer`. */
export interface Sending {
  bodyId: string;
  purpose: ReferralPurpose;
  materials: readonly string[];
}

interface Asked {
  before: CaseRecord;
  input: StepInput;
  sending?: Sending | undefined;
  done?: { key: string } | undefined;
}

/** The id of the referral that a handing over opens: the same for each repeat of an intent. */
export const referralIdOf = (caseId: string, done: { key: string } | undefined) =>
  done ? derivedId("referral", caseId, done.key) : newId();

/**
 * The body that a case is handed to, and what the line of the timeline keeps of it: a body of the directory, else the member of
 * staff whom its name means, else no more than its name.
 */
export const findBody = async (
  { before, input, sending, done }: Asked,
  { bodies, people }: { bodies: BodiesDoor; people: PeopleDoor },
): Promise<{ receiving: Receiving; data: Record<string, unknown> }> => {
  const name = input.to ?? "";
  const body = await bodies.bodyFor({ id: sending?.bodyId, name, purpose: sending?.purpose }, before.regionPath);
  const member = body ? undefined : await people.unitNamed(name, before.regionPath);
  const staffIds = body ? [...body.staffIds] : member ? [member.id] : [];
  const [staffId] = staffIds;
  const referralId = referralIdOf(before.id, done);
  return {
    receiving: { name, referralId, staffIds, ...(staffId && { staffId }) },
    data: {
      referralId,
      members: staffIds,
      // Where violence at home is feared, the other side does not read who helps.
      ...(before.violenceAtHome && { hidden: true }),
      ...(body && { bodyId: body.id, phone: body.phone, limit: body.limitText }),
      ...(sending && { purpose: sending.purpose, materials: [...sending.materials] }),
    },
  };
};
