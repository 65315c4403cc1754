import type { StepInput } from "@qizhen/shared/rules/caseSteps";
import { unprocessable } from "../../../kernel/errors";
import type { PeopleDoor } from "../doors";
import type { CaseRecord } from "../record";
import { words } from "../words";

/**
 * Whether an order (督办单) is addressed to somebody it may be shown to: a centre the case lies under, or staff of one.
 * @throws unprocessable
 */
export const checkAddressee = async (
  { addressee }: StepInput,
  c: Pick<CaseRecord, "regionPath">,
  people: Pick<PeopleDoor, "staff">,
): Promise<void> => {
  if (addressee === undefined) return;
  const region = addressee.length === 24 ? (await people.staff(addressee))?.region : addressee;
  if (region !== undefined && c.regionPath.includes(region)) return;
  throw unprocessable(words.notAddressable, { addressee: words.notAddressable });
};
