import type { JointUnit } from "@qizhen/shared/contract/joint";
import { conflict, forbidden, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { newId } from "../../kernel/ids";
import { words as kernelWords } from "../../kernel/words";
import type { Actor } from "../accounts";
import type { JointDoors, JointMatter } from "./doors";
import { changedEntry, lineEntry, lineOf, tellEntry } from "./entries";
import { endTask } from "./endTasks";
import { findUnit } from "./findUnit";
import { leadIn, placesFor } from "./placement";
import type { Signature, TaskRecord, TaskUnit } from "./record";
import { nextLook, startTaskClock } from "./rules/taskClock";
import type { TaskSecrets } from "./secrets";
import type { TaskStore } from "./store";
import { words } from "./words";

/** Working days that a unit has where nothing is said; a setting of this project. */
export const ordinaryWorkdays = 3;

export interface InviteDeps {
  doors: JointDoors;
  tasks: TaskStore;
  secrets: TaskSecrets;
}

interface Wanted {
  unit: JointUnit;
  task: string;
  workdays?: number | undefined;
}

interface Command {
  actor: Actor;
  caseId: string;
  wanted: readonly Wanted[];
  intent: Intent | undefined;
  now: Date;
}

interface Draft {
  matter: JointMatter;
  unit: TaskUnit;
  task: string;
  workdays: number;
  by: Signature;
  now: Date;
}

const buildTask = ({ matter, unit, task, workdays, by, now }: Draft, { doors, secrets }: InviteDeps): TaskRecord => {
  const clock = startTaskClock("unit", now, workdays, doors.cases.countWorkdays(matter.regionPath[0] ?? ""));
  const base = { unit, status: "asked" as const, lead: leadIn(matter), regionPath: [...matter.regionPath] };
  return {
    ...base,
    id: newId(),
    caseId: matter.id,
    caseNumber: matter.number,
    caseTitle: matter.title,
    sealedTask: secrets.seal(task),
    workdays,
    refusals: 0,
    imposed: false,
    open: true,
    askedBy: by,
    ...placesFor(base),
    guests: [],
    said: [],
    clock,
    dueAt: clock.dueAt,
    checkAt: nextLook(clock),
    version: 0,
    doneKeys: [],
    createdAt: now,
    updatedAt: now,
  };
};

/**
 * Opens one task: first the task itself with what must follow, then the line in the case, which the outbox writes again if
 * this process dies in between. A case that was closed meanwhile ends it at once. Undefined: the unit has an open task there.
 */
export const openTask = async (
  draft: Draft & { intent?: { who: string; key: string; digest: string; nth: number } | undefined; written?: boolean },
  deps: InviteDeps,
): Promise<TaskRecord | undefined> => {
  const { now, by, intent, unit } = draft;
  const task = buildTask(draft, deps);
  const line = lineEntry(
    {
      caseId: task.caseId,
      taskId: task.id,
      kind: draft.written ? "joint_open" : "invite_unit",
      unit: unit.name,
      by,
      staffOnly: false,
      open: true,
      goOut: [],
    },
    now,
  );
  const told = [...tellEntry(task, "joint_asked", [unit.key], now), changedEntry(task, now)];
  const made = await deps.tasks.insert(task, intent, [line, ...told], now);
  if (!made) return undefined;
  const matter = await deps.doors.cases.writeJoint(lineOf(line));
  return matter && !matter.isOpen ? ((await endTask(made, deps.tasks, now)) ?? made) : made;
};

const checkTwice = (units: readonly TaskUnit[]) => {
  const twice = units.find(({ key }, at) => units.findIndex((one) => one.key === key) !== at);
  if (twice) throw unprocessable(words.twice(twice.name), { tasks: words.twice(twice.name) });
};

/** Before the first is written: a unit that is busy with the case refuses the whole request. The unique index holds in a race. */
const busyUnit = async (caseId: string, units: readonly TaskUnit[], own: readonly string[], { tasks }: InviteDeps) => {
  const open = (await tasks.ofCase({}, caseId)).filter((task) => task.open && !own.includes(task.id));
  return units.find(({ key }) => open.some((task) => task.unit.key === key));
};

/** What an intent has made so far. @throws conflict where its key was used for something else */
const madeBy = async ({ actor, intent }: Command, { tasks }: InviteDeps) => {
  const made = intent ? await tasks.madeUnder(actor.id, intent.key) : [];
  if (made.some(({ digest }) => digest !== intent?.digest)) throw conflict(kernelWords.keyReused);
  return made;
};
type Made = Awaited<ReturnType<typeof madeBy>>;

/** Makes what lacks of an intent, in order. Answers the unit that cannot be asked, where there is one. */
const openAll = async (
  command: Command,
  matter: JointMatter,
  before: Made,
  deps: InviteDeps,
): Promise<{ made: TaskRecord[] } | { busy: TaskUnit }> => {
  const { actor, wanted, intent, now } = command;
  const units = await Promise.all(wanted.map(({ unit }) => findUnit(unit, matter, deps.doors)));
  checkTwice(units);
  const own = before.map(({ task }) => task.id);
  const busy = await busyUnit(matter.id, units, own, deps);
  if (busy) return { busy };
  const by = { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" };
  const made: TaskRecord[] = [];
  for (const [nth, unit] of units.entries()) {
    const { task = "", workdays = ordinaryWorkdays } = wanted[nth] ?? {};
    const draft = { matter, unit, task, workdays, by, now, intent: intent && { who: actor.id, ...intent, nth } };
    const opened = before.find((one) => one.nth === nth)?.task ?? (await openTask(draft, deps));
    if (!opened) return { busy: unit };
    made.push(opened);
  }
  return { made };
};

/**
 * Asks units to help (请单位一起办): one task for each. A repeat of the intent makes what is missing of it, and nothing twice.
 * @throws notFound, forbidden, conflict (the case is over, or a unit has an open task), unprocessable
 */
export const inviteUnits = async (command: Command, deps: InviteDeps): Promise<TaskRecord[]> => {
  const matter = await deps.doors.cases.forJoint(command.actor, command.caseId, command.now);
  if (!matter) throw notFound(words.caseNotFound);
  for (let known = -1; ;) {
    const before = await madeBy(command, deps);
    if (before.length === command.wanted.length) return before.map(({ task }) => task);
    if (!matter.isOpen) throw conflict(words.caseEnded);
    if (!matter.mayInvite) throw forbidden(words.mayNotInvite);
    const done = await openAll(command, matter, before, deps);
    if ("made" in done) return done.made;
    // Of a double tap the second meets the tasks of the first: as long as more of them come, it waits for them.
    const more = await madeBy(command, deps);
    if (more.length <= Math.max(known, before.length)) throw conflict(words.askedAlready(done.busy.name));
    known = before.length;
  }
};
