import type { Kept } from "@qizhen/shared/contract/returnVisits";
import { hidePrivate } from "@qizhen/shared/rules/privacy";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { conflict, notFound } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import type { EvaluationDoors } from "../doors";
import { spokenRoom, type VisitRecord } from "../record";
import type { RatingStore } from "../ratings/ratingStore";
import { isBadVisit } from "../rules/badVisit";
import { words } from "../words";
import { endOf } from "./actOnVisit";
import { followVisit } from "./followVisit";
import type { VisitStore } from "./visitStore";

interface Doors extends Pick<EvaluationDoors, "cases" | "files"> {
  visits: VisitStore;
  ratings: Pick<RatingStore, "ofCases">;
  cipher: FieldCipher;
}

interface Command {
  actor: Actor;
  id: string;
  said: { kept: Kept; comment?: string | undefined; voice?: string | undefined };
  intent: Intent | undefined;
  now: Date;
}

/** Their own answer to a return visit, once; "not kept" takes the matter up again. @throws notFound, conflict, unprocessable */
export const answerVisit = async (command: Command, doors: Doors): Promise<VisitRecord> => {
  const { actor, id, said, intent, now } = command;
  const v = await doors.visits.find({ userId: actor.id }, id);
  if (!v) throw notFound(words.noVisit);
  const done = intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };
  const earlier = done && v.doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  if (earlier) return v;
  if (v.box !== "open") throw conflict(words.notAsked);
  const { kept, comment, voice } = said;
  if (voice) await doors.files.attachFiles([voice], actor, v.caseId, spokenRoom);
  const answer = {
    kept,
    ...(comment && {
      sealedWords: doors.cipher.seal(comment, "returnVisit.words"),
      comment: hidePrivate(comment).text,
    }),
    ...(voice && { voice }),
    at: now,
  };
  const ended = await endOf(v, { kept, reopened: isBadVisit({ kept }), answer }, doors, now);
  const saved = await doors.visits.apply(v, { ...ended, done }, now);
  if (!saved) throw conflict(words.movedOn);
  await followVisit(saved, doors, now);
  return saved;
};
