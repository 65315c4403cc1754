import type { z } from "zod";
import type { evaluation } from "@qizhen/shared/contract/evaluation";
import { ratingEditDays } from "@qizhen/shared/contract/evaluation";
import { hidePrivate } from "@qizhen/shared/rules/privacy";
import { maskName } from "@qizhen/shared/rules/masking";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { conflict, forbidden, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { derivedId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import type { CaseForJudging } from "../../cases";
import type { EvaluationDoors } from "../doors";
import { spokenRoom, type Marks, type RatingRecord } from "../record";
import { isSampled } from "../rules/sampled";
import { words } from "../words";
import { followRating } from "./followRating";
import type { RatingStore } from "./ratingStore";

type Body = z.output<typeof evaluation.rate.body>;
type Party = CaseForJudging["parties"][number];

interface Command {
  actor: Actor;
  caseId: string;
  body: Body;
  intent: Intent | undefined;
  now: Date;
}

interface Doors extends Pick<EvaluationDoors, "cases" | "files"> {
  ratings: RatingStore;
  cipher: FieldCipher;
}

const dayMs = 24 * 60 * 60 * 1000;
const commentContext = "rating.comment";

/** Until when a rating may be changed, from when it was first given. */
export const editableUntil = ({ at }: Pick<RatingRecord, "at">) => new Date(at.getTime() + ratingEditDays * dayMs);

/** What a party wrote, for themselves only. */
export const ownComment = (r: RatingRecord, cipher: FieldCipher): string | undefined =>
  r.sealedComment === undefined ? undefined : cipher.open(r.sealedComment, commentContext);

/** Whether this member of staff may write a rating down for somebody: not of what they had to do with themselves. */
export const mayEnter = (actor: Actor, c: CaseForJudging): boolean =>
  actor.kind === "staff" &&
  actor.roles.some((role) => role === "clerk" || role === "grid_worker") &&
  c.responsible?.id !== actor.id &&
  !c.involved.includes(actor.id);

/** For whom it is. @throws forbidden, unprocessable */
const partyFor = (actor: Actor, c: CaseForJudging, { partyId, via }: Body): Party => {
  if (actor.kind === "resident") {
    const own = c.parties.find(({ userId }) => userId === actor.id);
    if (!own) throw forbidden(words.mayNotRate);
    if (via !== undefined || (partyId !== undefined && partyId !== own.id)) throw forbidden(words.notYourself);
    return own;
  }
  if (!mayEnter(actor, c)) throw forbidden(words.ownCase);
  if (partyId === undefined) throw unprocessable(words.whoseRating, { partyId: words.whoseRating });
  if (via === undefined) throw unprocessable(words.howTold, { via: words.howTold });
  const party = c.parties.find(({ id }) => id === partyId);
  if (!party) throw unprocessable(words.noParty, { partyId: words.noParty });
  return party;
};

const marksOf = ({ overall, speed, attitude, result, fairness }: Body): Marks => ({
  overall,
  ...(speed !== undefined && { speed }),
  ...(attitude !== undefined && { attitude }),
  ...(result !== undefined && { result }),
  ...(fairness !== undefined && { fairness }),
});

const saidOf = ({ actor, body }: Command, cipher: FieldCipher) => ({
  marks: marksOf(body),
  tags: body.tags ?? [],
  sealedComment: body.comment ? cipher.seal(body.comment, commentContext) : undefined,
  comment: body.comment ? hidePrivate(body.comment).text : undefined,
  voice: body.voice,
  via: body.via ?? ("app" as const),
  enteredBy: actor.kind === "staff" ? { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" } : undefined,
});

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
const absent = <T extends object>(fields: T) =>
  (Object.keys(fields) as (keyof T)[]).filter((name) => fields[name] === undefined);

const givenEntry = (id: string, now: Date) => makeEntry("rating.given", { ratingId: id }, now);

/** What stands against changing it. @throws conflict */
const checkChange = (last: RatingRecord, actor: Actor, now: Date) => {
  if (actor.kind === "staff" && last.via === "app") throw conflict(words.ratedThemselves);
  if (now > editableUntil(last)) throw conflict(words.rateTooLate);
};

const change = async (last: RatingRecord, command: Command, done: Command["intent"], doors: Doors) => {
  const { actor, now } = command;
  checkChange(last, actor, now);
  const { marks, tags, sealedComment, comment, voice, via, enteredBy, version, changedAt } = last;
  const fields = { ...saidOf(command, doors.cipher), checking: checkingOf(last.id, actor, doors.cipher) };
  return doors.ratings.apply(
    last,
    {
      set: { ...present(fields), changedAt: now },
      unset: [...absent(fields), "check"],
      former: { marks, tags, sealedComment, comment, voice, via, enteredBy, version, changedAt },
      outbox: [givenEntry(last.id, now)],
      done,
    },
    now,
  );
};

const checkingOf = (id: string, actor: Actor, cipher: FieldCipher) =>
  actor.kind === "staff" && isSampled(cipher.blindIndex(id, "rating.sample")) ? ("open" as const) : undefined;

interface Making {
  c: CaseForJudging;
  party: Party;
  round: Date;
}

const make = async ({ c, party, round }: Making, command: Command, done: Command["intent"], doors: Doors) => {
  const { actor, now } = command;
  const id = derivedId("rating", c.id, party.id, round.toISOString());
  const made: RatingRecord = {
    id,
    caseId: c.id,
    caseNumber: c.number,
    caseTitle: c.title,
    partyId: party.id,
    partyRole: party.role,
    who: maskName(party.name),
    userId: party.userId,
    round,
    handlerId: c.responsible?.id,
    involved: [...new Set(c.involved)],
    regionPath: c.regionPath,
    ...saidOf(command, doors.cipher),
    at: now,
    changedAt: now,
    version: 1,
    history: [],
    checking: checkingOf(id, actor, doors.cipher),
    doneKeys: done ? [done] : [],
  };
  return (await doors.ratings.insert(made, [givenEntry(id, now)], now)) ? made : undefined;
};

/**
 * Rates a closed case for one party (事后评诊): the party themselves, or staff who write down what they were told. Within seven
 * days it may be changed; a repeat of the same intent changes nothing.
 * @throws notFound, forbidden, unprocessable, conflict
 */
export const rateCase = async (command: Command, doors: Doors): Promise<RatingRecord> => {
  const { actor, caseId, body, intent, now } = command;
  const c = await doors.cases.judging.findFor(actor, caseId);
  const party = partyFor(actor, c, body);
  const last = await doors.ratings.lastOf(c.id, party.id);
  const done = intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };
  const earlier = done && last?.doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  if (earlier && last) return last;
  const round = c.status === "closed" ? c.closedAt : last?.round;
  if (!round) throw conflict(words.rateLater);
  const isSame = last?.round.getTime() === round.getTime();
  if (last && isSame) checkChange(last, actor, now);
  if (body.voice) await doors.files.attachFiles([body.voice], actor, c.id, spokenRoom);
  const saved =
    last && isSame ? await change(last, command, done, doors) : await make({ c, party, round }, command, done, doors);
  if (!saved) throw conflict(words.movedOn);
  await followRating(saved, doors, now);
  return saved;
};
