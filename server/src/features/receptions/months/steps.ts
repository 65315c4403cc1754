import { conflict } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { derivedId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import { monthAsks, receptionActed, type MonthAsks, type ReceptionActed } from "../events";
import type { DayRecord, Done, MonthRecord } from "../record";
import type { Planned } from "../rules/draftMonth";
import { words } from "../words";

/** The intent of a step as a calendar remembers it. */
export const doneOf = (actor: Actor, intent: Intent | undefined): Done | undefined =>
  intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };

/** Whether this step was taken already. @throws conflict where its key was used for something else */
export const isRepeat = ({ doneKeys }: Pick<MonthRecord, "doneKeys">, done: Done | undefined): boolean => {
  const earlier = done && doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  return earlier !== undefined;
};

/** Another was faster: the second is told who, and sees what they changed. */
export const movedOn = (there: Pick<MonthRecord, "by"> | undefined) => conflict(words.movedOn(there?.by.name ?? ""));

/** Days as they are planned, under ids that this version of this calendar alone gives. */
export const plannedDays = (monthId: string, version: number, days: readonly Planned[]): DayRecord[] =>
  days.map((one, at) => ({
    id: derivedId("reception-day", monthId, String(version), String(at)),
    day: one.day,
    leaderId: one.leaderId,
    start: one.start,
    minutes: one.minutes,
    places: one.places,
    place: one.place,
    fields: [...one.fields],
    state: "planned",
  }));

/** Says to those who take the month's next step that it has come to them. */
export const asksEntry = (asks: MonthAsks, now: Date) => makeEntry(monthAsks, { ...asks }, now);

/** An entry of the audit (审计), written with the change itself and kept once. */
export const actedEntry = (
  actor: Actor,
  { centre, kind, subject, reason, data }: { centre: string; kind: string; subject: string; reason: string; data: Record<string, unknown> }, // prettier-ignore
  now: Date,
) => {
  const acted: ReceptionActed = {
    chain: `receptions:${centre}`,
    kind: `receptions.${kind}`,
    subject,
    actor: { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" },
    reason,
    data,
  };
  return makeEntry(receptionActed, { ...acted }, now);
};
