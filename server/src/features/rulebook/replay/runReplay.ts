import { elapsedMs } from "../../../kernel/clock";
import { setImmediate as nextTurn } from "node:timers/promises";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import type { Clock } from "../../../kernel/clock";
import type { Destination, Replayer } from "../../triage";
import type { CaseToReplay } from "../doors";
import type { RulebookParts } from "../parts";
import { createTally, kindsOf, type Outcome } from "../rules/moves";
import { rulesOf } from "../versions/readVersion";
import type { FoundMove, Progress, StoredReplay } from "./replayStore";

/** Cases read at once; between the slices of a batch the server answers others. */
const batch = 500;
const slice = 20;
/** How long whoever works on a replay has until its next sign of life. */
export const leaseMs = 60_000;

type Parts = RulebookParts & { clock: Clock };

/** The state of a replay while it runs. */
interface Run {
  replay: StoredReplay;
  replayer: Replayer;
  tally: ReturnType<typeof createTally>;
  done: number;
  skipped: number;
  /** Time spent deciding, in ms. */
  busyMs: number;
}

/**
 * Decides the county's last cases by both rule sets, in slices so that the server goes on answering, and keeps what would have
 * gone elsewhere. Another process may have taken it over meanwhile: then this one stops.
 */
export const runReplay = async (replay: StoredReplay, parts: Parts): Promise<void> => {
  try {
    const run = await beginRun(replay, parts);
    if (run) await goThrough(run, parts);
    else await note(replay, { ...progressOf(undefined, replay), status: "failed" }, parts);
  } catch (error) {
    parts.log.error({ err: error, replay: replay.id }, "a replay failed");
    await note(replay, { ...progressOf(undefined, replay), status: "failed" }, parts);
  }
};

const beginRun = async (replay: StoredReplay, parts: Parts): Promise<Run | undefined> => {
  const { county, number, against } = replay;
  const [before, after] = await Promise.all([rulesOf(county, against, parts), rulesOf(county, number, parts)]);
  if (!before || !after) return undefined;
  const all = await parts.versions.allRules(county);
  const { triage } = parts;
  const knownRules = (name: string) => {
    const { product, number: decidedBy } = triage.partsOfVersion(name);
    if (product !== triage.product) return undefined;
    return decidedBy === 0 ? noRules() : all.get(decidedBy);
  };
  const replayer = triage.replayer(
    { number: against, rules: before },
    { number, rules: after },
    parts.clock(),
    knownRules,
  );
  return { replay, replayer, tally: createTally(), done: 0, skipped: 0, busyMs: 0 };
};

const goThrough = async (run: Run, parts: Parts): Promise<void> => {
  const { replay } = run;
  const read = (done: number, after: Awaited<ReturnType<Parts["cases"]["toReplay"]>>["next"]) =>
    parts.cases.toReplay(replay.county, { limit: Math.min(batch, replay.wanted - done), after });
  for (let page = read(0, undefined); ;) {
    const { items, next } = await page;
    const ended = next === undefined || run.done + items.length >= replay.wanted;
    // The database reads the next slice while this one is decided.
    if (!ended) page = read(run.done + items.length, next);
    page.catch(() => undefined); // its failure is met where it is awaited, and not before
    await run.replayer.prepare(items.map(({ regionPath }) => regionPath));
    await parts.replays.keepMoves(replay.id, replay.lease, await compareAll(items, run), replay.at);
    const status = ended ? ("done" as const) : ("running" as const);
    if (!(await note(replay, { ...progressOf(run, replay), status }, parts)) || ended) {
      if (!ended) await page;
      return;
    }
  }
};

const compareAll = async (items: readonly CaseToReplay[], run: Run): Promise<FoundMove[]> => {
  const found: FoundMove[] = [];
  for (let from = 0; from < items.length; from += slice) {
    const began = elapsedMs();
    for (const item of items.slice(from, from + slice)) found.push(...compareOne(item, run));
    run.busyMs += elapsedMs() - began;
    await nextTurn();
  }
  return found;
};

const compareOne = (item: CaseToReplay, run: Run): FoundMove[] => {
  const seq = run.done;
  run.done += 1;
  try {
    const { regionPath: path, hints, decided, basis, knowledge, description } = item;
    const both = run.replayer.compare({ ...hints, path, decided, basis, knowledge, description });
    if (!both) return [];
    const [before, after] = [outcomeOf(both.before), outcomeOf(both.after)];
    const kinds = kindsOf(before, after);
    run.tally.add(kinds, before, after);
    const { id: caseId, number } = item;
    return [{ caseId, number, kinds, before, after, rank: kinds.includes("lowered") ? 0 : 1, seq }];
  } catch {
    run.skipped += 1; // its words cannot be opened: sealed by a key that is gone
    return [];
  }
};

const outcomeOf = ({ category, risk, level, department, person }: Destination): Outcome => ({
  category, risk, level, department, person: person?.name ?? "",
}); // prettier-ignore

const progressOf = (
  run: Run | undefined,
  { total, done, skipped, moved, counts, flows }: StoredReplay,
): Omit<Progress, "status"> => {
  if (!run) return { done, total, moved, counts, flows, skipped };
  const rate = run.busyMs > 0 ? Math.round((run.done * 1000) / run.busyMs) : undefined;
  return {
    done: run.done,
    total: Math.max(total, run.done),
    skipped: run.skipped,
    ...run.tally.found,
    ...(rate && { rate }),
  };
};

const note = ({ county, id, lease }: StoredReplay, progress: Progress, { replays, clock }: Parts) =>
  replays.progress(county, id, lease, progress, new Date(clock().getTime() + leaseMs));
