import type { CalendarYear, Order } from "@qizhen/shared/contract/supervision";
import type { Actor } from "../accounts";
import type { YearRecord } from "./days/dayStore";
import type { OrderRecord, Round, Who } from "./record";
import { allowedOn } from "./rules/decideOrder";
import { words } from "./words";

const presentWho = ({ name, unit }: Who) => ({ name, unit });
const presentRound = ({ text, by, at, verdict }: Round) => ({
  text,
  by: presentWho(by),
  at: at.toISOString(),
  ...(verdict && {
    verdict: {
      accepted: verdict.accepted,
      by: presentWho(verdict.by),
      at: verdict.at.toISOString(),
      ...(verdict.reason && { reason: verdict.reason }),
    },
  }),
});

interface Show {
  actor: Actor;
  now: Date;
  nameOf(code: string): string;
  /** A span in words: 3 小时. */
  spanText(ms: number): string;
}

/** An order for whoever asks, field by field. */
export const presentOrder = (o: OrderRecord, { actor, now, nameOf, spanText }: Show): Order => {
  const late = o.state === "open" && o.dueAt <= now;
  return {
    id: o.id,
    number: o.number,
    caseId: o.caseId,
    caseNumber: o.caseNumber,
    caseTitle: o.caseTitle,
    state: o.state,
    stateText: words.state(o.state, late ? spanText(now.getTime() - o.dueAt.getTime()) : undefined),
    question: o.question,
    automatic: o.issuer.id === undefined,
    issuer: presentWho(o.issuer),
    addressee: { name: o.addressee.name, unit: o.addressee.unit },
    issuedAt: o.issuedAt.toISOString(),
    dueAt: o.dueAt.toISOString(),
    late,
    centre: words.centreOf(nameOf(o.centre)),
    climbs: o.climbs,
    rounds: o.rounds.map(presentRound),
    allowed: allowedOn(o, actor),
  };
};

/** A year's days; what nobody entered is empty. */
export const presentYear = (year: number, known: boolean, record: YearRecord | undefined): CalendarYear => ({
  year,
  version: record?.version ?? 0,
  known: known || record !== undefined,
  days: record?.days ?? [],
  ...(record && { by: record.by, at: record.at.toISOString() }),
});
