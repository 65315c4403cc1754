import { decide } from "@qizhen/shared/rules/caseLife";
import { maskText } from "@qizhen/shared/rules/masking";
import type { Outcome } from "@qizhen/shared/vocabulary";
import { hasRole, type Actor } from "../accounts";
import type { CaseEvent } from "./events";
import { likeStore, type LikeRecord } from "./likeStore";
import { byActor, changedEntry, notifyEntry, timelineEntry, toParties } from "./notify";
import { lifeOf, standingOf, visibleTo } from "./policy";
import type { TimelineEntry } from "./record";
import type { CaseDoors } from "./routes";
import { gramsOf } from "./rules/searchWords";
import { everyCase, type CaseScope } from "./store";
import { takeStep } from "./steps/takeStep";

/** A case as its look-alikes (相似件) need it. Its keys compare people without naming them; nothing of it is to be shown unasked. */
export interface CaseLike extends Omit<LikeRecord, "parties"> {
  /** Equal for the same applicant: an account, or the blind index of a number. */
  applicants: string[];
  /** Equal for the same other side. */
  others: string[];
}

/** Somebody of the staff moved a case into a group or out of it. */
interface Moved {
  caseId: string;
  groupId: string;
  kind: string;
  /** Absent: the platform, carrying out what a resident chose. */
  actor?: Actor | undefined;
  data: Record<string, unknown>;
  event: CaseEvent;
  now: Date;
}

/** The pseudo-actor that carries out a clerk's one decision about a group. */
const group = { id: "group", roles: ["group"] };

/** Names of firms are written with and without what they end in. */
const plainName = (name: string) => name.replace(/[\s（）()·]|(有限|责任|股份)*公司$/g, "");

/** What look-alikes and groups ask of cases. */
export const createLikeDoor = (doors: CaseDoors) => {
  const { secrets, cases } = doors;
  const likeOf = ({ parties, ...c }: LikeRecord): CaseLike => ({
    ...c,
    applicants: parties.flatMap(({ role, userId, phoneIndex }) =>
      role === "applicant" ? [userId, phoneIndex].filter((key) => key !== undefined) : [],
    ),
    others: parties.flatMap((party) => {
      if (party.role !== "respondent") return [];
      const name = plainName(secrets.name(party));
      return [...(party.phoneIndex ? [party.phoneIndex] : []), ...(name.length >= 3 ? [name] : [])];
    }),
  });
  const likes = async (found: Promise<LikeRecord[]>) => (await found).map(likeOf);
  const scopeOf = (actor: Actor | undefined): CaseScope => (actor ? visibleTo(actor) : everyCase);
  const lineOf = async ({ caseId, actor, kind, data, event, now }: Moved) => {
    const c = await cases.find(everyCase, caseId);
    if (!c) return undefined;
    const by = actor && byActor(actor, standingOf(actor, c));
    const outbox = [...notifyEntry(c, event, toParties(c), now), changedEntry(c, now)];
    return { line: timelineEntry(kind, now, { by, data }), outbox };
  };
  return {
    /** Pairs of neighbouring characters, as a case keeps them of its masked words. */
    gramsOf: (text: string) => gramsOf(maskText(text)),
    /** The newest of a region since a day, as far as the actor sees them; without an actor for the platform. */
    newestIn: (actor: Actor | undefined, region: string, since: Date, limit: number) =>
      likes(likeStore.newestIn(scopeOf(actor), region, since, limit)),
    /** Others of the same applicant. */
    samePerson: (actor: Actor, c: CaseLike, limit: number) =>
      likes(
        likeStore.ofPerson(
          visibleTo(actor),
          {
            userIds: c.applicants.filter((key) => /^[0-9a-f]{24}$/.test(key)),
            phoneIndexes: c.applicants.filter((key) => !/^[0-9a-f]{24}$/.test(key)),
          },
          limit,
        ),
      ),
    like: async (actor: Actor | undefined, caseId: string): Promise<CaseLike | undefined> => {
      const found = await likeStore.find(scopeOf(actor), caseId);
      return found && likeOf(found);
    },
    ofGroup: (actor: Actor | undefined, groupId: string, limit: number, after?: string) =>
      likes(likeStore.ofGroup(scopeOf(actor), groupId, limit, after)),
    countOf: (groupId: string) => likeStore.countOf(everyCase, groupId),
    /** Puts an open case into a group. False: it is in another, or closed. */
    joinGroup: async (moved: Moved): Promise<boolean> => {
      const made = await lineOf(moved);
      return made !== undefined && likeStore.join(moved.caseId, moved.groupId, made.line, made.outbox, moved.now);
    },
    leaveGroup: async (moved: Moved): Promise<boolean> => {
      const made = await lineOf(moved);
      return made !== undefined && likeStore.leave(moved.caseId, moved.groupId, made.line, made.outbox, moved.now);
    },
    /** Closes a member of a group as a clerk of its region decided for all. False: it is closed already, or not theirs. */
    closeMember: async (command: {
      actor: Actor;
      caseId: string;
      groupId: string;
      outcome: Outcome;
      reason: string;
      now: Date;
    }): Promise<boolean> => {
      const { actor, caseId, groupId, outcome, reason, now } = command;
      const before = await cases.find(visibleTo(actor), caseId);
      if (!before || before.groupId !== groupId || !hasRole(actor, "clerk")) return false;
      const input = { action: "close", outcome, reason } as const;
      const decision = decide(lifeOf(before), input, group, now);
      if ("refusal" in decision) return false;
      const by: TimelineEntry["by"] = byActor(actor, standingOf(actor, before));
      await takeStep({ before, input, decision, by, data: { withGroup: true }, now }, doors);
      return true;
    },
  };
};
