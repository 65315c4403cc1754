import { AuditModel } from "./model";
import { hashOf } from "./recordAct";
import { checkNext, type Break } from "./rules/chain";

/** Walks every act of every chain (核验). Finds what was changed, taken out or put in between; not a whole chain cut at its end. */
export const verifyChains = async (): Promise<{ chains: number; acts: number; breaks: Break[] }> => {
  const breaks: Break[] = [];
  let chains = 0;
  let acts = 0;
  for (const chain of await AuditModel.distinct("chain")) {
    chains += 1;
    let before: { seq: number; hash: string } | undefined;
    for await (const act of AuditModel.find({ chain }).sort({ seq: 1 }).lean().cursor()) {
      acts += 1;
      const broken = checkNext(before, { ...act, at: act.at.getTime() }, hashOf);
      if (broken) breaks.push(broken);
      before = act;
    }
  }
  return { chains, acts, breaks };
};
