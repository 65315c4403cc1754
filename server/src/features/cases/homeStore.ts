import { CaseModel } from "./model";
import type { CaseRecord } from "./record";

/** A home has few matters; whoever moved out long ago is forgotten. */
const mostCases = 20;

/** Who lives where (同住), as far as reports tell; only for standing aside, so that no person's scope holds here. */
export const homeStore = {
  /** Accounts, and blind indexes of phones, of those who reported from a home. */
  reportersOf: async (homeIndex: string): Promise<{ userIds: string[]; phoneIndexes: string[] }> => {
    const found = await CaseModel.find(
      { homeIndex },
      { "parties.role": 1, "parties.userId": 1, "parties.phoneIndex": 1 },
    )
      .limit(mostCases)
      .lean<Pick<CaseRecord, "parties">[]>();
    const living = found.flatMap(({ parties }) => parties.filter(({ role }) => role === "applicant"));
    return {
      userIds: [...new Set(living.flatMap(({ userId }) => userId ?? []))],
      phoneIndexes: living.flatMap(({ phoneIndex }) => phoneIndex ?? []),
    };
  },
};
