import { Types } from "mongoose";
import { isId } from "../../kernel/ids";
import { CaseModel } from "./model";

/** How a case ended, as far as figures need it. */
export interface CaseOutcome {
  id: string;
  number: string;
  closedAt?: Date | undefined;
  overall?: number | undefined;
}

const atOnce = 500;

/** How these cases stand, by their ids. Whoever asks has found them within their own region. */
export const outcomesOf = async (ids: readonly string[]): Promise<CaseOutcome[]> => {
  const found: CaseOutcome[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce).filter(isId);
    const cases = await CaseModel.find(
      { _id: { $in: some.map((id) => new Types.ObjectId(id)) } },
      { number: 1, closedAt: 1, rating: 1 },
    ).lean();
    for (const { _id, number, closedAt, rating } of cases)
      found.push({ id: _id.toHexString(), number, closedAt, overall: rating?.overall });
  }
  return found;
};
