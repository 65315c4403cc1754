import type { Rating, SingleRating } from "@qizhen/shared/contract/evaluation";
import { maskName } from "@qizhen/shared/rules/masking";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { hasRole, type Actor } from "../../accounts";
import type { CaseForJudging } from "../../cases";
import type { EvaluationDoors } from "../doors";
import type { RatingRecord } from "../record";
import { leastRatings, sumUp } from "../rules/sums";
import { words } from "../words";
import { editableUntil, mayEnter, ownComment } from "./rateCase";
import type { RatingStore } from "./ratingStore";

interface Doors extends Pick<EvaluationDoors, "cases" | "files"> {
  ratings: RatingStore;
  cipher: FieldCipher;
}

/** A rating for its reader: its own words to whoever gave it, with what is private hidden to everybody else. */
export const presentRating = async (
  r: RatingRecord,
  reader: Actor,
  { files, cipher }: Pick<Doors, "files" | "cipher">,
  now: Date,
): Promise<Rating> => {
  const isOwn = r.userId === reader.id || r.enteredBy?.id === reader.id;
  const comment = isOwn ? ownComment(r, cipher) : r.comment;
  const [voice] = r.voice ? await files.fileRefs([r.voice], reader.id, now) : [];
  return {
    id: r.id,
    ...r.marks,
    tags: r.tags,
    ...(comment && { comment }),
    ...(voice && { voice }),
    via: r.via,
    at: r.at.toISOString(),
    changedAt: r.changedAt.toISOString(),
    editableUntil: editableUntil(r).toISOString(),
    version: r.version,
  };
};

/** The same with whose it is, for centres and leaders. */
export const presentSingle = async (
  r: RatingRecord,
  reader: Actor,
  doors: Pick<Doors, "files" | "cipher">,
  now: Date,
): Promise<SingleRating> => ({
  ...(await presentRating(r, reader, doors, now)),
  party: { name: r.who, role: words.role(r.partyRole) },
  ...(r.enteredBy && { enteredBy: { name: r.enteredBy.name, unit: r.enteredBy.unit } }),
});

/** Centres and leaders read single ratings, but not of what they had to do with themselves. */
const readsSingle = (actor: Actor, c: CaseForJudging) =>
  hasRole(actor, "clerk", "leader", "admin") &&
  actor.region !== undefined &&
  c.regionPath.includes(actor.region.code) &&
  c.responsible?.id !== actor.id &&
  !c.involved.includes(actor.id);

const isOpen = (c: CaseForJudging, last: RatingRecord | undefined, now: Date) => {
  const isSame = last && (c.status !== "closed" || last.round.getTime() === c.closedAt?.getTime());
  return isSame ? now <= editableUntil(last) : c.status === "closed";
};

/** What somebody may read and say of how a case was judged. @throws notFound */
export const ratingsOf = async (actor: Actor, caseId: string, doors: Doors, now: Date) => {
  const c = await doors.cases.judging.findFor(actor, caseId);
  const all = (await doors.ratings.ofCases([c.id])).sort((one, other) => one.round.getTime() - other.round.getTime());
  const lastOf = (partyId: string) => all.findLast((r) => r.partyId === partyId);
  const own = actor.kind === "resident" ? c.parties.find(({ userId }) => userId === actor.id) : undefined;
  const mine = own && lastOf(own.id);
  const enters = mayEnter(actor, c) && c.status === "closed";
  return {
    ...(mine && { mine: await presentRating(mine, actor, doors, now) }),
    mayRate: own ? isOpen(c, mine, now) : enters,
    parties: enters
      ? c.parties.map(({ id, name, role }) => ({
          id,
          name: maskName(name),
          role: words.role(role),
          rated: lastOf(id)?.round.getTime() === c.closedAt?.getTime(),
        }))
      : [],
    ...(readsSingle(actor, c) && { all: await Promise.all(all.map((r) => presentSingle(r, actor, doors, now))) }),
  };
};

/** How somebody was rated, summed up from five on. */
export const ratingsOfMe = async (actor: Actor, { ratings }: Pick<Doors, "ratings">) => ({
  ...sumUp(await ratings.marksOf(actor.id)),
  least: leastRatings,
});
