import { allowedActions } from "@qizhen/shared/rules/caseLife";
import { openStatuses } from "@qizhen/shared/vocabulary";
import { conflict } from "../../../kernel/errors";
import { hasRole, type Actor } from "../../accounts";
import { applyJoint } from "../jointStore";
import { changedEntry, timelineEntry } from "../notify";
import { lifeActor, lifeOf, standingOf, openTo } from "../policy";
import type { CaseRecord } from "../record";
import { everyCase, type CaseStore } from "../store";
import { words } from "../words";

/** A step of a task, as it is written into its case; the line of the timeline is named by `id` and written once. */
interface JointLine {
  id: string;
  caseId: string;
  taskId: string;
  at: Date;
  kind: string;
  unit: string;
  by?: { id: string; name: string } | undefined;
  staffOnly: boolean;
  open: boolean;
  comesIn?: string | undefined;
  goOut: readonly string[];
}

const open: readonly string[] = openStatuses;

const matterOf = (c: CaseRecord) => ({
  id: c.id,
  number: c.number,
  title: c.title,
  isOpen: open.includes(c.status),
  centre: c.centre.code,
  regionPath: c.regionPath,
  responsible: c.responsible,
});

/** Those who have a case in hand keep it, whoever else they helped. */
const stays = (c: CaseRecord, id: string) =>
  c.responsible?.id === id || c.receiving?.staffId === id || c.registeredBy?.id === id;

/** A case that is over lets nobody in any more, and waits for no task. */
const changeOf = (c: CaseRecord, line: JointLine) => {
  const isOpen = open.includes(c.status);
  const { id, at, kind, unit, by, staffOnly } = line;
  const written = timelineEntry(kind, at, {
    ...(by && { by: { ...by, role: standingOfLine(c, by.id) } }),
    data: { unit },
    staffOnly,
  });
  return {
    line: { ...written, id },
    taskId: line.taskId,
    open: isOpen && line.open,
    comesIn: isOpen ? line.comesIn : undefined,
    asGuest: line.comesIn !== undefined && !c.involved.includes(line.comesIn),
    goOut: line.goOut.filter((one) => !stays(c, one)),
    outbox: [changedEntry(c, at)],
  };
};

/** What whoever signs a line is to the case, for the words beside their name. */
const standingOfLine = (c: CaseRecord, id: string) => (c.responsible?.id === id ? "responsible" : "helper");

/** Other steps may be faster again and again; each time it is decided anew. */
const mostTries = 8;

/** The door of joint handling (联办) into cases. */
export const createJointDoor = (cases: CaseStore) => ({
  /** A case for whoever may see it: whether they may invite, and whether all its tasks are theirs to see. */
  forJoint: async (actor: Actor, caseId: string, now: Date) => {
    const c = await cases.find(openTo(actor), caseId);
    if (!c) return undefined;
    const mayInvite = allowedActions(lifeOf(c), lifeActor(actor), now).some(({ action }) => action === "invite_unit");
    const leads = standingOf(actor, c) === "responsible" || hasRole(actor, "clerk", "leader");
    return { ...matterOf(c), mayInvite, sees: leads ? ("all" as const) : ("own" as const) };
  },
  jointMatter: async (caseId: string) => {
    const c = await cases.find(everyCase, caseId);
    return c && matterOf(c);
  },
  /** Writes a step of a task into its case. Safe to repeat. @throws conflict where other steps were faster all the time */
  writeJoint: async (line: JointLine) => {
    for (let left = mostTries; left > 0; left -= 1) {
      const c = await cases.find(everyCase, line.caseId);
      if (!c) return undefined;
      if (c.timeline.some(({ id }) => id === line.id)) return matterOf(c);
      const saved = await applyJoint(c, changeOf(c, line), line.at);
      if (saved) return matterOf(saved);
    }
    throw conflict(words.movedOn);
  },
  /** A unit that a step of the life cycle asked. */
  invitation: async (caseId: string, lineId: string) => {
    const c = await cases.find(everyCase, caseId);
    const line = c?.timeline.find(({ id, kind }) => id === lineId && kind === "invite_unit");
    if (!line) return undefined;
    const { unit, reason, staffId } = line.data as { unit?: string; reason?: string; staffId?: string };
    const by = { id: line.by?.id ?? "", name: line.by?.name || words.platform };
    return { unit: unit ?? "", task: reason ?? "", by, ...(staffId && { staffId }) };
  },
});
