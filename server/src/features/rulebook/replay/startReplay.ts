import type { Replay } from "@qizhen/shared/contract/rulebook";
import type { Clock } from "../../../kernel/clock";
import { conflict, notFound } from "../../../kernel/errors";
import { newId } from "../../../kernel/ids";
import type { Actor } from "../../accounts";
import type { RulebookParts } from "../parts";
import { countyOf } from "../policy";
import { nothingFound } from "../rules/moves";
import { rulesOf } from "../versions/readVersion";
import { words } from "../words";
import { leaseMs } from "./runReplay";
import type { StoredReplay } from "./replayStore";

const ordinaryCases = 10_000;

export const presentReplay = (replay: StoredReplay): Replay => ({
  id: replay.id,
  number: replay.number,
  against: replay.against,
  status: replay.status,
  by: replay.by.name,
  at: replay.at.toISOString(),
  done: replay.done,
  total: replay.total,
  ...(replay.rate !== undefined && { rate: replay.rate }),
  moved: replay.moved,
  counts: replay.counts,
  flows: replay.flows,
  skipped: replay.skipped,
});

/**
 * Begins a replay of a version over the county's last cases, against what is in force; `run` does it in the background.
 * @throws notFound; conflict while another of the county is running
 */
export const startReplay = async (
  { actor, number, cases = ordinaryCases, now }: { actor: Actor; number: number; cases: number | undefined; now: Date },
  parts: RulebookParts & { clock: Clock; run(replay: StoredReplay): void },
): Promise<Replay> => {
  const county = countyOf(actor, parts.regions).code;
  if (!(await rulesOf(county, number, parts))) throw notFound(words.versionNotFound);
  const [{ adopted }, total] = await Promise.all([
    parts.versions.rulebook(county),
    parts.cases.countUpTo(county, cases),
  ]);
  const replay: StoredReplay = {
    id: newId(),
    county,
    number,
    against: adopted,
    status: "running",
    by: { id: actor.id, name: actor.name },
    at: now,
    wanted: cases,
    leaseUntil: new Date(now.getTime() + leaseMs),
    lease: newId(),
    done: 0,
    total,
    skipped: 0,
    ...nothingFound(),
  };
  if (!(await parts.replays.insert(replay))) throw conflict(words.unfinished);
  parts.run(replay);
  return presentReplay(replay);
};

/** A replay of the actor's county. @throws notFound */
export const findReplay = async (actor: Actor, id: string, parts: RulebookParts): Promise<StoredReplay> => {
  const found = await parts.replays.find(countyOf(actor, parts.regions).code, id);
  if (!found) throw notFound(words.replayNotFound);
  return found;
};
