import type { CaseDetail, Party, TimelineItem } from "@qizhen/shared/contract/cases";
import type { FileRef } from "@qizhen/shared/contract/files";
import { allowedActions } from "@qizhen/shared/rules/caseLife";
import { maskName, maskPhone, maskText } from "@qizhen/shared/rules/masking";
import { roles as roleWords } from "@qizhen/shared/vocabulary";
import type { RoomState } from "../doors";
import { lifeActor, lifeOf, mayRate, mayReadRating } from "../policy";
import type { CaseParty, CaseRecord, Unmasked } from "../record";
import type { Secrets } from "../secrets";
import { standingWords, words } from "../words";
import { handedDownOf, progressOf } from "./presentProgress";
import { presentRow } from "./presentRow";
import { timelineText } from "../words/timelineText";
import type { Viewer } from "./viewer";

/** What of a case lies elsewhere. */
export interface CaseParts {
  rooms: readonly RoomState[];
  files: readonly FileRef[];
  /** Numbers of parties who have an account, by user id, unsealed: shown masked or to who has unmasked them. */
  phones: ReadonlyMap<string, string>;
  /** Whom a resident may call because the promised day is over. */
  call?: { name: string; phone: string } | undefined;
}

const grantOf = (c: CaseRecord, { actor, now }: Viewer, what: Unmasked["what"], partyId?: string) =>
  c.unmasked.find((one) => one.staffId === actor.id && one.what === what && one.partyId === partyId && one.until > now);

const presentParty = (c: CaseRecord, party: CaseParty, viewer: Viewer, parts: CaseParts, secrets: Secrets): Party => {
  const own = party.userId !== undefined && party.userId === viewer.actor.id;
  const typed = viewer.standing === "applicant";
  const grant = viewer.isStaff ? grantOf(c, viewer, "party", party.id) : undefined;
  const clear = own || typed || grant !== undefined;
  const name = secrets.name(party);
  // The applicant knows the number they wrote of the other side; the one in the other's account is none of theirs.
  const ofAccount = party.userId && (own || viewer.isStaff) ? parts.phones.get(party.userId) : undefined;
  const phone = secrets.phone(party) ?? ofAccount;
  const hidden = viewer.standing === "party" && !own;
  return {
    id: party.id,
    role: party.role,
    name: clear ? name : maskName(name),
    ...(phone && !hidden && { phone: clear ? phone : maskPhone(phone) }),
    reachable: party.userId !== undefined,
    ...(grant && { unmaskedUntil: grant.until.toISOString() }),
  };
};

const presentPlace = (c: CaseRecord, viewer: Viewer, secrets: Secrets): CaseDetail["place"] => {
  if (viewer.standing === "party") return {};
  const grant = grantOf(c, viewer, "place");
  const clear = viewer.standing === "applicant" || grant !== undefined;
  const address = clear ? secrets.address(c) : c.community;
  const location = viewer.readsWhole ? secrets.location(c) : undefined;
  return {
    ...(address && { address }),
    ...(location && { location }),
    ...(grant && { unmaskedUntil: grant.until.toISOString() }),
  };
};

const roleOf = (role: string) => standingWords[role as keyof typeof standingWords] ?? roleWords.resident;

const presentTimeline = (c: CaseRecord, { actor, isStaff, standing, readsWhole }: Viewer): TimelineItem[] =>
  c.timeline.flatMap((entry) => {
    const text = timelineText(entry, { id: actor.id, isStaff, isApplicant: standing === "applicant" });
    // 私记 is for those who handle the case, not for a unit that only helps with a part of it.
    if (text === undefined || (entry.kind === "note" && standing === "helper")) return [];
    const { by } = entry;
    const mine = by?.id === actor.id;
    return [
      {
        id: entry.id,
        at: entry.at.toISOString(),
        kind: entry.kind,
        text: readsWhole || mine ? text : maskText(text),
        ...(by && { by: { name: by.name || words.applicant, role: roleOf(by.role) } }),
        staffOnly: entry.staffOnly,
      },
    ];
  });

const roomLabel = (room: string, c: CaseRecord, viewer: Viewer) => {
  if (room === "joint" || room === "notes") return words.room[room];
  if (!viewer.isStaff) return words.room.mine;
  const party = c.parties.find(({ id }) => room === `party:${id}`);
  return words.room[party?.role ?? "applicant"];
};

const presentTriage = (c: CaseRecord, { standing }: Viewer): CaseDetail["triage"] =>
  standing === "party"
    ? { ...c.triage, categories: [], candidates: [], reasons: [], questions: [], grid: null }
    : c.triage;

/** The words of the report: whole for who handles it, masked for who only sees it, not at all for the other side. */
const writtenOf = (c: CaseRecord, { standing, readsWhole }: Viewer, secrets: Secrets) => {
  if (standing === "party") return { description: "" };
  const show = (text: string) => (readsWhole ? text : maskText(text));
  const wish = secrets.wish(c);
  return { description: show(secrets.description(c)), ...(wish && { wish: show(wish) }) };
};

const presentExtension = ({ days, reason, by, at }: NonNullable<CaseRecord["extension"]>) => ({
  days,
  reason,
  by,
  at: at.toISOString(),
});

/** A case for whoever asks, field by field. */
export const presentCase = (c: CaseRecord, viewer: Viewer, parts: CaseParts, secrets: Secrets): CaseDetail => {
  const { actor, standing, isStaff, now } = viewer;
  const unread = parts.rooms.reduce((sum, room) => sum + room.unread, 0);
  const { judged, rating } = c;
  return {
    ...presentRow(c, viewer, unread),
    ...writtenOf(c, viewer, secrets),
    version: c.version,
    place: presentPlace(c, viewer, secrets),
    parties: c.parties.map((party) => presentParty(c, party, viewer, parts, secrets)),
    attachments: standing === "party" ? [] : [...parts.files],
    triage: presentTriage(c, viewer),
    ...(judged &&
      isStaff && {
        judged: {
          by: judged.by,
          at: judged.at.toISOString(),
          changed: judged.changed,
          ...(judged.reason && { reason: judged.reason }),
        },
      }),
    timeline: presentTimeline(c, viewer),
    allowedActions: allowedActions(lifeOf(c), lifeActor(actor), now),
    rooms: parts.rooms.map(({ room, lastSeq, unread: count }) => ({
      room,
      label: roomLabel(room, c, viewer),
      lastSeq,
      unread: count,
    })),
    ...(c.extension && isStaff && { extension: presentExtension(c.extension) }),
    ...(parts.call && { call: parts.call }),
    ...(c.ledBy && { ledBy: { name: isStaff ? c.ledBy.name : maskName(c.ledBy.name), unit: c.ledBy.unit } }),
    progress: progressOf(c),
    ...(standing !== "party" && handedDownOf(c)),
    urgent: c.risk === "red" && standing !== "party" ? c.triage.urgent : [],
    violenceAtHome: standing !== "party" && c.violenceAtHome,
    ...(rating && mayReadRating(actor, c) && { rating: { ...rating, at: rating.at.toISOString() } }),
    mayRate: mayRate(standing, c),
  };
};
