import { addDays, dayOf, startOfDay } from "@qizhen/shared/rules/shanghaiDays";
import { malformed } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { RulebookParts } from "../parts";
import { figuresOf } from "../rules/figures";
import { words } from "../words";

const ordinaryDays = 84;
const mostDays = 366;
const dayMs = 24 * 60 * 60 * 1000;

/** How often people confirm the machine's triage, in the actor's region; without a time: the last twelve weeks. @throws malformed */
export const readFigures = async (
  { actor, from, to, now }: { actor: Actor; from: string | undefined; to: string | undefined; now: Date },
  { judgements }: RulebookParts,
) => {
  const last = to ?? dayOf(now);
  const first = from ?? addDays(last, -(ordinaryDays - 1));
  const [start, end] = [startOfDay(first), new Date(startOfDay(last).getTime() + dayMs)];
  if (start >= end || end.getTime() - start.getTime() > mostDays * dayMs)
    throw malformed(words.badSpan, { from: words.badSpan });
  const region = actor.region?.code;
  const judged = region === undefined ? [] : await judgements.between(region, start, end);
  return { from: first, to: last, ...figuresOf(judged.map((one) => ({ ...one, day: dayOf(one.at) }))) };
};
