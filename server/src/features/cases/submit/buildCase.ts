import type { Report } from "@qizhen/shared/contract/cases";
import { owningRegion, riskRank } from "@qizhen/shared/rules/caseLife";
import { maskAddress, maskText } from "@qizhen/shared/rules/masking";
import type { Channel, WaitingFor } from "@qizhen/shared/vocabulary";
import { newId } from "../../../kernel/ids";
import { isStaff, type Actor } from "../../accounts";
import type { Triaged } from "../../triage";
import type { Person } from "../doors";
import {
  assignedLine,
  byActor,
  changedEntry,
  joinsEntry,
  notifyEntry,
  queuedEntry,
  timelineEntry,
  toApplicant,
  toCentre,
  toEveryCentre,
  toResponsible,
} from "../notify";
import type { CaseParty, CaseRecord, Hints } from "../record";
import type { Calendar } from "../rules/calendar";
import { deskOf } from "../rules/desk";
import { startMatter } from "../rules/matter";
import { gramsOf } from "../rules/searchWords";
import { titleOf } from "../rules/title";
import type { Secrets } from "../secrets";
import type { NewCase } from "../store";
import { words } from "../words";

export interface Draft {
  id: string;
  number: string;
  actor: Actor;
  report: Report;
  channel: Channel;
  /** Staff register for somebody who has an account. */
  applicantId?: string | undefined;
  triaged: Triaged;
  /** Blind index of the home that the address names. */
  homeIndex?: string | undefined;
  /** Who has been claimed for it; nobody: it waits. */
  responsible: Person | undefined;
  /** Why it went up to them, where it did. */
  because?: string | undefined;
  waitingFor: WaitingFor | undefined;
  /** Nobody at all is eligible there: the centre above owns it. */
  nobodyEligible: boolean;
  intent: { who: string; key: string; digest: string } | undefined;
  calendar: Calendar;
  now: Date;
}

const partiesOf = ({ actor, report, applicantId }: Draft, secrets: Secrets): CaseParty[] => {
  const named = (role: CaseParty["role"], person: { name: string; phone?: string | undefined }): CaseParty => ({
    id: newId(),
    role,
    sealedName: secrets.seal("name", person.name),
    ...(person.phone && {
      sealedPhone: secrets.seal("phone", person.phone),
      phoneIndex: secrets.phoneIndex(person.phone),
    }),
  });
  const own: CaseParty[] = isStaff(actor)
    ? report.applicant
      ? [{ ...named("applicant", report.applicant), ...(applicantId && { userId: applicantId }) }]
      : []
    : [{ ...named("applicant", { name: actor.name || words.unknownName }), userId: actor.id }];
  return report.respondent ? [...own, named("respondent", report.respondent)] : own;
};

const partyUserIdsOf = ({ actor, applicantId }: Draft) =>
  isStaff(actor) ? (applicantId ? [applicantId] : []) : [actor.id];

/** The owning centre: that of the level, or the one above it where nobody there could take the case. */
const centreOf = ({ triaged, nobodyEligible }: Draft) => {
  const { regions, result } = triaged;
  const own = owningRegion(regions, result.level);
  const at = regions.findIndex((region) => region.code === own?.code);
  const owner = nobodyEligible ? (regions[at - 1] ?? own) : own;
  return { code: owner?.code ?? "", name: owner?.name ?? "" };
};

const placeOf = ({ report, homeIndex }: Draft, secrets: Secrets) => ({
  ...(homeIndex && { homeIndex }),
  ...(report.address && {
    community: maskAddress(report.address),
    sealedAddress: secrets.seal("address", report.address),
  }),
  ...(report.location && { sealedLocation: secrets.seal("location", JSON.stringify(report.location)) }),
});

const timelineOf = ({ actor, responsible, because, triaged, waitingFor, now, channel }: Draft) => [
  timelineEntry("submitted", now, { by: byActor(actor, isStaff(actor) ? "staff" : "applicant"), data: { channel } }),
  ...(triaged.inside ? [] : [timelineEntry("placed_nowhere", now)]),
  ...(responsible ? [assignedLine(responsible, because, now)] : []),
  ...(waitingFor === "capacity" ? [timelineEntry("queued", now)] : []),
];

const hintsOf = ({ report: { category, choice } }: Draft): Hints => ({
  ...(category && { category }),
  ...(choice?.service && { service: choice.service }),
  ...(choice?.mediatorId && { mediatorId: choice.mediatorId }),
});

/** The new case as it is inserted: with its first lines of the timeline and what must follow. */
export const buildCase = (draft: Draft, secrets: Secrets): NewCase => {
  const { id, number, actor, report, triaged, responsible, waitingFor, intent, calendar, now } = draft;
  const { result } = triaged;
  const parties = partiesOf(draft, secrets);
  const status = responsible ? ("assigned" as const) : ("submitted" as const);
  const { risk } = result;
  const clockName = responsible ? "accept" : waitingFor === "confirmation" && risk === "red" ? "confirm" : "assign";
  const base: Omit<CaseRecord, "desk"> = {
    id,
    number,
    status,
    ...(waitingFor && { waitingFor }),
    version: 0,
    title: titleOf(report.description, words.voiceOnly),
    sealedDescription: secrets.seal("description", report.description),
    ...(report.wish && { sealedWish: secrets.seal("wish", report.wish) }),
    parties,
    partyUserIds: partyUserIdsOf(draft),
    ...placeOf(draft, secrets),
    grid: result.grid,
    centre: centreOf(draft),
    regions: triaged.regions,
    regionPath: triaged.regions.map((region) => region.code),
    category: result.category,
    risk,
    riskRank: riskRank(risk),
    level: result.level,
    service: result.service,
    triage: result,
    knowledge: triaged.knowledge,
    hints: hintsOf(draft),
    basis: triaged.basis,
    ...(triaged.own && { ownDecision: triaged.own }),
    violenceAtHome: result.violenceAtHome,
    ...(responsible && { responsible }),
    helpers: [],
    involved: [...new Set([...(responsible ? [responsible.id] : []), ...(isStaff(actor) ? [actor.id] : [])])],
    declinedBy: [],
    declines: 0,
    ...startMatter(
      { status, service: result.service, risk, level: result.level, regions: triaged.regions },
      clockName,
      now,
      calendar.of(triaged.regions[0]?.code),
    ),
    asked: false,
    unreadBy: [],
    attachments: report.attachments ?? [],
    timeline: timelineOf(draft),
    channel: draft.channel,
    ...(isStaff(actor) && {
      registeredBy: { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" },
    }),
    language: "zh",
    unmasked: [],
    doneKeys: [],
    createdAt: now,
    updatedAt: now,
  };
  const { id: _id, ...fields } = base;
  void _id;
  return {
    ...fields,
    desk: deskOf(base),
    ...(intent && { intent }),
    grams: gramsOf(maskText(report.description)),
    outbox: entriesOf(base, draft),
    outboxAt: now,
  };
};

const entriesOf = (c: Omit<CaseRecord, "desk">, { responsible, waitingFor, triaged, report, now }: Draft) => [
  ...notifyEntry(c, "submitted", toApplicant(c), now),
  ...(responsible ? notifyEntry(c, "assigned", toResponsible(c), now, c.risk === "orange") : []),
  ...(c.risk === "red" ? notifyEntry(c, "red", toEveryCentre(c), now, true) : []),
  ...(c.risk !== "red" && waitingFor ? notifyEntry(c, "queued", toCentre(c), now) : []),
  ...(triaged.inside ? [] : notifyEntry(c, "placed_nowhere", toCentre(c), now)),
  ...(waitingFor === "capacity" ? [queuedEntry(c.id, now)] : []),
  ...(report.joins ? [joinsEntry(c.id, report.joins, now)] : []),
  changedEntry(c, now),
];
