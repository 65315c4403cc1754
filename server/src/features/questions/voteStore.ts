import { isDuplicateKey } from "../../kernel/errors";
import { QuestionVoteModel } from "./model";

/** What a vote is of, where it is of no answer: "this was what I looked for". */
export const foundIt = "found";

/** 有用: one person's word that an answer helped them. */
export const voteStore = {
  /** @returns false where they had said so before */
  add: async (questionId: string, of: string, voter: string): Promise<boolean> => {
    try {
      await QuestionVoteModel.create({ questionId, of, voter });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
  count: (questionId: string, of: string) => QuestionVoteModel.countDocuments({ questionId, of }),
  /** What somebody has voted for on a question. */
  of: async (questionId: string, voter: string): Promise<string[]> =>
    (await QuestionVoteModel.find({ questionId, voter }).lean()).map((one) => one.of).filter((of) => of !== foundIt),
};
export type VoteStore = typeof voteStore;
