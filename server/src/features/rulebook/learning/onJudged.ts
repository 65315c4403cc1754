import type { Receiver } from "../../../kernel/outbox/outbox";
import type { Cause } from "../../triage";
import type { CaseJudged, CaseToReplay } from "../doors";
import type { RulebookParts } from "../parts";
import { rulesThen } from "../replay/replayCase";

/** Keeps what a clerk judged, with the rules that had made the machine decide so. Safe to repeat. */
export const onJudged =
  (parts: RulebookParts): Receiver =>
  async (entry) => {
    const judged = entry.data as unknown as CaseJudged;
    const found = await parts.cases.oneToReplay(judged.caseId);
    if (!found) return;
    const { caseId, by, at, reason, before, after, changed } = judged;
    await parts.judgements.insert({
      _id: entry.id,
      caseId,
      number: found.number,
      regionPath: [...found.regionPath],
      by,
      at: new Date(at),
      reason,
      before,
      after,
      changed,
      knowledge: found.knowledge,
      causes: await causesOf(found, parts),
      overruled: changed.length > 0,
    });
  };

/** What cannot be opened any more has no causes; that it was judged counts all the same. */
const causesOf = async (found: CaseToReplay, parts: RulebookParts): Promise<Cause[]> => {
  const { rules } = await rulesThen(found, parts);
  const { hints, regionPath: path, description } = found;
  try {
    const text = description();
    return parts.triage.decideAgain({ ...hints, path, description: () => text }, rules).causes;
  } catch (error) {
    parts.log.warn({ err: error, case: found.id }, "a judged case could not be read again");
    return [];
  }
};
