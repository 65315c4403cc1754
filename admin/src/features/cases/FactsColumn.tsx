import { useState } from "react";
import type { CaseDetail, Party } from "@qizhen/shared/contract/cases";
import { channels, services } from "@qizhen/shared/vocabulary";
import { hasRole, useMe } from "../../client/useSession";
import { Face } from "../../components/Face";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { casePage as words } from "../../words/cases";
import { Attachments } from "./Attachments";
import { PlaceMap } from "./PlaceMap";
import { UnmaskDrawer, type Covered } from "./UnmaskDrawer";
import { ViewersDrawer } from "./ViewersDrawer";

const roleWords: Record<Party["role"], string> = {
  applicant: words.applicant,
  respondent: words.respondent,
  representative: words.representative,
};

const Person = ({ party, now, onSee }: { party: Party; now: Date; onSee?: (() => void) | undefined }) => (
  <div className="person">
    <Face name={party.name} size={36} tone={party.role === "applicant" ? "pine" : ""} />
    <div>
      <b>{party.name}</b> {roleWords[party.role]}
      <div className="row">
        {party.phone === undefined && <span className="mut">{words.noPhone}</span>}
        {party.phone !== undefined &&
          (party.unmaskedUntil ? <a href={`tel:${party.phone}`}>{party.phone}</a> : <span>{party.phone}</span>)}
        {party.unmaskedUntil ? (
          <span className="xs mut">{words.until(timeWords(party.unmaskedUntil, now))}</span>
        ) : (
          party.phone !== undefined &&
          onSee && (
            <button type="button" className="link" onClick={onSee}>
              <Icon name="eye" />
              {words.seePhone}
            </button>
          )
        )}
      </div>
      {!party.reachable && party.phone !== undefined && <p className="xs mut">{words.notInApp}</p>}
    </div>
  </div>
);

const Facts = ({ detail, now }: { detail: CaseDetail; now: Date }) => (
  <dl className="facts">
    <dt>{words.when}</dt>
    <dd>{timeWords(detail.createdAt, now)}</dd>
    <dt>{words.channel}</dt>
    <dd>{channels[detail.channel]}</dd>
    {detail.wish && (
      <>
        <dt>{words.wish}</dt>
        <dd>{detail.wish}</dd>
      </>
    )}
    <dt>{words.centre}</dt>
    <dd>{detail.centre.name}</dd>
    <dt>{words.responsible}</dt>
    <dd>{detail.responsible ? `${detail.responsible.name}，${detail.responsible.unit}` : words.nobody}</dd>
    <dt>{words.service}</dt>
    <dd>{services[detail.triage.service]}</dd>
  </dl>
);

const Materials = ({ detail, onStale }: { detail: CaseDetail; onStale: () => void }) => (
  <div>
    <h2>
      {words.materials}
      {detail.attachments.length > 0 && <span>{words.materialsCount(detail.attachments.length)}</span>}
    </h2>
    {detail.attachments.length === 0 && <p className="sm mut">{words.noMaterials}</p>}
    <Attachments files={detail.attachments} onStale={onStale} />
  </div>
);

/** Left: the people, the place, the facts, the materials. */
export const FactsColumn = ({ detail, onStale }: { detail: CaseDetail; onStale: () => void }) => {
  const now = useNow();
  const [covered, setCovered] = useState<Covered>();
  const [viewers, setViewers] = useState(false);
  const maySee = hasRole(useMe(), "grid_worker", "mediator", "clerk", "expert", "department");
  const placeCovered = maySee && detail.place.address !== undefined && !detail.place.unmaskedUntil;
  return (
    <section className="col left" aria-label={words.people} tabIndex={0}>
      <div>
        <h2>{words.people}</h2>
        {detail.parties.map((party) => (
          <Person
            key={party.id}
            party={party}
            now={now}
            onSee={maySee ? () => setCovered({ what: "party", partyId: party.id }) : undefined}
          />
        ))}
      </div>
      <PlaceMap detail={detail} onSeeAddress={placeCovered ? () => setCovered({ what: "place" }) : undefined} />
      <div>
        <h2>{words.facts}</h2>
        <Facts detail={detail} now={now} />
      </div>
      <Materials detail={detail} onStale={onStale} />
      <button type="button" className="link" onClick={() => setViewers(true)}>
        <Icon name="eye" />
        {words.viewers}
      </button>
      {covered && <UnmaskDrawer caseId={detail.id} covered={covered} onClose={() => setCovered(undefined)} />}
      {viewers && <ViewersDrawer caseId={detail.id} onClose={() => setViewers(false)} />}
    </section>
  );
};
