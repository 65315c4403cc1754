import type { Action, Level, Outcome, RegionLevel, Risk, Status, WaitingFor } from "../vocabulary";

/** What the rules need to know of a case (纠纷). Any case of the server or of an answer fits. */
export interface LifeCase {
  status: Status;
  waitingFor?: WaitingFor | undefined;
  category: string;
  risk: Risk;
  level: Level;
  /** From the county down to where it lies. */
  regions: readonly { code: string; level: RegionLevel }[];
  applicantUserId?: string | undefined;
  partyUserIds: readonly string[];
  /** Kept after the close, as a record of who had it. */
  responsible?: { id: string } | undefined;
  /** The receiving body's own member, where it has one here. */
  receivingId?: string | undefined;
  /** The others of it who have an account. */
  receivingIds?: readonly string[] | undefined;
  paused: boolean;
  /** How often it was declined since a clerk last gave it to somebody. */
  declines: number;
  /** Whom the applicant chose declined, and they may choose another (人民调解法 19): not one of these. Absent: they may not. */
  choosesAgain?: { not: readonly string[] } | undefined;
  /** How often it went from hand to hand on its level; absent: never. */
  transfers?: number | undefined;
  /** A longer time that the responsible person asked for and nobody has decided on (延期申请). */
  extension?: { byId: string; days: number } | undefined;
  /** Tasks of units that help and have not answered (协办); absent: none. */
  openTasks?: number | undefined;
  closedAt?: Date | undefined;
}

/**
 * Who takes a step. Pseudo-roles are the platform acting on something: `rating` on a bad rating, `return_visit` on a bad
 * visit, `clock` on a time that is over, `body` on what a body recorded on its referral, `group` on a clerk's one decision about
 * a whole group.
 */
export interface LifeActor {
  id: string;
  roles: readonly string[];
  region?: { code: string } | undefined;
}

/** What somebody is to a case. `overseer`: a clerk or leader of the owning centre or of one above it. */
export type By = "applicant" | "party" | "responsible" | "receiving" | "clerk" | "leader" | "overseer" | Acting;
/** The platform, acting on what happened elsewhere. */
type Acting = "rating" | "return_visit" | "clock" | "body" | "group";

/** Clocks that a step starts; how long each runs is a setting of the server. */
export type ClockName = "confirm" | "assign" | "accept" | "mediate" | "paused" | "fulfil" | "transfer";

/** The fields of a step's request, all optional: the rules say what lacks. */
export interface StepInput {
  action: Action;
  mediatorId?: string | undefined;
  category?: string | undefined;
  risk?: Risk | undefined;
  level?: Level | undefined;
  reason?: string | undefined;
  road?: string | undefined;
  to?: string | undefined;
  result?: string | undefined;
  text?: string | undefined;
  terms?: readonly string[] | undefined;
  outcome?: Outcome | undefined;
  proof?: string | undefined;
  unit?: string | undefined;
  /** Why it ends although a unit that was asked to help has not answered. */
  unfinished?: string | undefined;
  /** How many days more, or how many days to wait for a party. */
  days?: number | undefined;
  /** Within how many days a supervision order is to be answered. */
  replyDays?: number | undefined;
  /** Who is to answer it: the id of a member of staff, or a centre's code. */
  addressee?: string | undefined;
}
type Field = Exclude<keyof StepInput, "action">;

export interface Step {
  from: readonly Status[];
  action: Action;
  by: readonly By[];
  to: Status | "same";
  needs: readonly Field[];
  may: readonly Field[];
  /** Each need that another field can stand for. */
  instead?: Partial<Record<Field, Field>>;
  clock?: ClockName;
  /** Whether it moves a level up or down on its way. */
  goes?: "up" | "down";
  /** Somebody is to be found for it: the next who fits, the one named by staff or chosen by the applicant, or who had it before. */
  finds?: "next" | "named" | "chosen" | "again";
  /** Only asked for: somebody else decides. */
  asks?: boolean;
  /** Neither the parties nor the resident see it. */
  staffOnly?: boolean;
}

const open = ["submitted", "assigned", "mediating", "agreed", "transferred"] as const;

/**
 * Which step leads where (DESIGN, "The life of a case"); printed as the README's diagram.
 * Mediation lasts 30 calendar days from acceptance (人民调解工作若干规定 33).
 */
export const steps: readonly Step[] = [
  {
    from: ["submitted"],
    action: "confirm",
    by: ["clerk"],
    to: "assigned",
    needs: [],
    may: ["mediatorId", "category", "risk", "level", "reason"],
    clock: "accept",
    finds: "next",
  },
  {
    from: ["submitted", "assigned"],
    action: "assign",
    by: ["clerk"],
    to: "assigned",
    needs: ["mediatorId"],
    may: ["reason"],
    clock: "accept",
    finds: "named",
  },
  { from: ["submitted"], action: "reject", by: ["clerk"], to: "rejected", needs: ["reason", "road"], may: [] },
  { from: ["assigned"], action: "accept", by: ["responsible"], to: "mediating", needs: [], may: [], clock: "mediate" },
  {
    from: ["assigned"],
    action: "decline",
    by: ["responsible"],
    to: "assigned",
    needs: ["reason"],
    may: [],
    clock: "accept",
    finds: "next",
  },
  // prettier-ignore
  { from: ["assigned"], action: "choose_again", by: ["applicant"], to: "assigned", needs: ["mediatorId"], may: ["reason"], clock: "accept", finds: "chosen" },
  {
    from: ["assigned"],
    action: "pass_on",
    by: ["clock"],
    to: "assigned",
    needs: [],
    may: [],
    clock: "accept",
    finds: "next",
  },
  { from: ["mediating"], action: "ask", by: ["responsible"], to: "mediating", needs: ["text"], may: [] },
  { from: ["mediating"], action: "answer", by: ["party"], to: "mediating", needs: ["text"], may: [] },
  {
    from: ["mediating"],
    action: "agree",
    by: ["responsible"],
    to: "agreed",
    needs: ["text"],
    may: ["terms"],
    instead: { text: "terms" },
    clock: "fulfil",
  },
  {
    from: ["mediating", "agreed", "transferred"],
    action: "close",
    by: ["responsible", "clerk"],
    to: "closed",
    needs: ["outcome", "reason"],
    may: [],
  },
  {
    from: ["transferred"],
    action: "close",
    by: ["body"],
    to: "closed",
    needs: ["outcome", "reason"],
    may: [],
  },
  { from: open, action: "close", by: ["group"], to: "closed", needs: ["outcome", "reason"], may: [] },
  { from: ["agreed"], action: "fulfil", by: ["responsible"], to: "closed", needs: [], may: ["proof"] },
  {
    from: ["mediating"],
    action: "pause",
    by: ["responsible"],
    to: "mediating",
    needs: ["reason"],
    may: ["days"],
    clock: "paused",
  },
  { from: ["mediating"], action: "resume", by: ["responsible", "clock"], to: "mediating", needs: [], may: [] },
  {
    from: ["assigned", "mediating"],
    action: "escalate",
    by: ["responsible", "clerk", "clock"],
    to: "assigned",
    needs: ["reason"],
    may: [],
    clock: "accept",
    goes: "up",
    finds: "next",
  },
  {
    from: ["submitted"],
    action: "escalate",
    by: ["clock"],
    to: "same",
    needs: ["reason"],
    may: [],
    clock: "assign",
    goes: "up",
  },
  {
    from: ["assigned", "mediating"],
    action: "delegate",
    by: ["clerk"],
    to: "assigned",
    needs: ["reason"],
    may: [],
    clock: "accept",
    goes: "down",
    finds: "next",
  },
  {
    from: ["assigned", "mediating"],
    action: "transfer",
    by: ["responsible", "clerk"],
    to: "transferred",
    needs: ["to", "reason"],
    may: [],
    clock: "transfer",
  },
  {
    from: ["transferred"],
    action: "receive_back",
    by: ["clerk", "receiving", "body"],
    to: "mediating",
    needs: ["result"],
    may: [],
    clock: "mediate",
  },
  {
    from: ["submitted", "assigned"],
    action: "withdraw",
    by: ["applicant"],
    to: "withdrawn",
    needs: [],
    may: ["reason"],
  },
  { from: ["mediating", "agreed"], action: "withdraw", by: ["party"], to: "closed", needs: [], may: ["reason"] },
  {
    from: ["closed"],
    action: "reopen",
    by: ["applicant", "clerk"],
    to: "assigned",
    needs: ["reason"],
    may: [],
    clock: "accept",
    finds: "again",
  },
  {
    from: ["closed"],
    action: "reopen",
    by: ["rating", "return_visit"],
    to: "assigned",
    needs: ["reason"],
    may: [],
    clock: "accept",
    goes: "up",
    finds: "next",
  },
  {
    from: open,
    action: "invite_unit",
    by: ["clerk", "leader", "responsible"],
    to: "same",
    needs: ["unit", "reason"],
    may: [],
  },
  {
    from: open,
    action: "supervise",
    by: ["overseer", "clock"],
    to: "same",
    needs: ["reason"],
    may: ["replyDays", "addressee"],
  },
  { from: open, action: "extend", by: ["overseer"], to: "same", needs: ["days", "reason"], may: [] },
  { from: open, action: "extend", by: ["responsible"], to: "same", needs: ["days", "reason"], may: [], asks: true },
  { from: open, action: "approve_extend", by: ["overseer"], to: "same", needs: [], may: ["reason"] },
  { from: open, action: "refuse_extend", by: ["overseer"], to: "same", needs: ["reason"], may: [] },
  {
    from: open,
    action: "note",
    by: ["clerk", "leader", "responsible"],
    to: "same",
    needs: ["text"],
    may: [],
    staffOnly: true,
  },
];
