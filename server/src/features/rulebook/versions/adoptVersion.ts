import { conflict, notFound, unprocessable } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { RulebookParts } from "../parts";
import { countyOf } from "../policy";
import { words } from "../words";
import { presentVersion, productVersion } from "./presentVersion";
import { rulesOf } from "./readVersion";

interface Command {
  actor: Actor;
  number: number;
  replayId: string;
  reason: string;
  /** Has seen that cases come down from red or orange, and wants it. */
  lowered: boolean;
  now: Date;
}

/**
 * Puts a version in force (启用): after its replay against what is in force now, and knowingly where danger would be graded lower.
 * The record of it is kept before; every process works by it within seconds, this one at once.
 * @throws notFound; conflict where something else is in force by now; unprocessable where the replay is missing or not confirmed
 */
export const adoptVersion = async (command: Command, parts: RulebookParts) => {
  const { actor, number, reason, now } = command;
  const county = countyOf(actor, parts.regions);
  const book = await parts.versions.rulebook(county.code);
  if (!(await rulesOf(county.code, number, parts))) throw notFound(words.versionNotFound);
  if (book.adopted === number) throw conflict(words.adoptedAlready);
  const replay = await parts.replays.find(county.code, command.replayId);
  if (!replay) throw notFound(words.replayNotFound);
  if (replay.number !== number) throw unprocessable(words.replayOther);
  if (replay.status !== "done") throw unprocessable(words.replayFirst);
  if (replay.against !== book.adopted) throw conflict(words.replayStale);
  const lowered = replay.counts.lowered ?? 0;
  if (lowered > 0 && !command.lowered)
    throw unprocessable(words.confirmLowered(lowered), { lowered: words.confirmLowered(lowered) });
  await parts.audit.record({
    chain: `rulebook:${county.code}`,
    kind: "rules.adopted",
    subject: county.code,
    actor: { id: actor.id, name: actor.name, unit: county.name },
    reason,
    data: { number, against: book.adopted, replay: command.replayId, moved: replay.moved, lowered },
    now,
  });
  const adoption = { number, by: { id: actor.id, name: actor.name }, at: now, reason, lowered };
  if (!(await parts.versions.adopt(county.code, book.adopted, adoption))) throw conflict(words.replayStale);
  await parts.keeper.refresh();
  const [after, version] = await Promise.all([
    parts.versions.rulebook(county.code),
    parts.versions.find(county.code, number),
  ]);
  return version ? presentVersion(version, after) : productVersion(after, now);
};
