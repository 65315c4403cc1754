import { useState, type ReactNode } from "react";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import type { AllowedAction, CaseDetail } from "@qizhen/shared/contract/cases";
import { categories, outcomes, type Action } from "@qizhen/shared/vocabulary";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { ButtonLink } from "../../components/ButtonLink";
import { Chain } from "../../components/Chain";
import { ClockPanel } from "../../components/ClockPanel";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Face } from "../../components/Face";
import { Icon } from "../../components/Icon";
import { Instead } from "../../components/Instead";
import { Page } from "../../components/Page";
import { RiskMark } from "../../components/RiskMark";
import { Skeleton } from "../../components/Skeleton";
import { casePage as words } from "../../words/cases";
import { frame, states } from "../../words/frame";
import { supervision } from "../../words/supervision";
import { ActionDrawer } from "./ActionDrawer";
import { ActionPanel } from "./ActionPanel";
import { CaseComposer } from "./CaseComposer";
import { CaseStream } from "./CaseStream";
import { FactsColumn } from "./FactsColumn";
import type { Typed } from "./stepForm";
import { Candidates, TriagePanel } from "./TriagePanel";
import { useCase, useMarkRead, useMessages, usePresence } from "./useCase";

/** What must be seen before anything is done: danger now, and violence at home. */
const Warnings = ({ detail }: { detail: CaseDetail }) => (
  <>
    {detail.urgent.length > 0 && (
      <div className="note-c red" role="alert" style={{ borderRadius: 0, padding: "8px 20px" }}>
        <Icon name="alert" />
        <span className="row wrap">
          <b>{words.urgent}</b>
          {detail.urgent.map(({ number, label }) => (
            <a key={number} className="chip" href={`tel:${number}`}>
              <Icon name="phone" />
              {number} {label}
            </a>
          ))}
        </span>
      </div>
    )}
    {detail.violenceAtHome && (
      <div className="note-c" role="note" style={{ borderRadius: 0, padding: "8px 20px" }}>
        <Icon name="shield" />
        <span>
          <b>{words.violence}</b> {words.violenceCalls}
        </span>
      </div>
    )}
  </>
);

const Presence = ({ names }: { names: string[] }) =>
  names.length > 0 && (
    <span className="presence" role="status">
      <Face name={names[0] ?? ""} size={24} tone="pine" />
      {words.looking(names)}
    </span>
  );

/** The step that lies open, from a button, a key or the address (`?do=confirm`). */
const useOpenStep = (detail: CaseDetail | undefined) => {
  const [search, setSearch] = useSearchParams();
  const [step, setStep] = useState<{ allowed: AllowedAction; preset?: Typed }>();
  const asked = detail?.allowedActions.find(({ action }) => action === search.get("do"));
  const find = (action: Action) => detail?.allowedActions.find((one) => one.action === action);
  const close = () => {
    setStep(undefined);
    if (search.has("do")) setSearch({}, { replace: true });
  };
  return { step: step ?? (asked && { allowed: asked, preset: undefined }), open: setStep, find, close };
};

interface Given {
  /** What other features know of it, shown beside it. */
  panels?: (detail: CaseDetail) => ReactNode;
  /** The same, but near the top: what somebody has to do there. */
  tasks?: (detail: CaseDetail) => ReactNode;
  /** Steps that another feature asks for in a form of its own. */
  drawers?: Partial<Record<Action, (detail: CaseDetail, onClose: () => void) => ReactNode>>;
  /** For who may not see it, or not yet. */
  missing?: (id: string, otherwise: ReactNode) => ReactNode;
}

const Opened = ({ detail, panels, tasks, drawers, onStale }: Given & { detail: CaseDetail; onStale: () => void }) => {
  const said = useMessages(detail.id, detail.rooms.length > 0);
  const { step, open, find, close } = useOpenStep(detail);
  useMarkRead(detail, !said.pending);
  const confirm = find("confirm");
  const give = find("assign") ?? confirm;
  return (
    <>
      <Warnings detail={detail} />
      <div className="three-col">
        <FactsColumn detail={detail} onStale={onStale} />
        <CaseStream detail={detail} said={said} onStale={onStale}>
          <CaseComposer key={detail.id} detail={detail} />
        </CaseStream>
        <section className="col right" aria-label={words.beside} tabIndex={0}>
          <ClockPanel
            state={words.state(detail.statusText, detail.outcome && outcomes[detail.outcome])}
            next={detail.next.text}
            clock={detail.clock}
            promise={detail.promise}
          />
          <Chain links={detail.progress} handedDown={detail.handedDown} />
          <Asked detail={detail} />
          <ActionPanel detail={detail} onChoose={(allowed) => open({ allowed })} />
          {tasks?.(detail)}
          <TriagePanel detail={detail} onChange={confirm && (() => open({ allowed: confirm }))} />
          <Candidates
            detail={detail}
            onGive={give && ((mediatorId) => open({ allowed: give, preset: { mediatorId } }))}
          />
          {panels?.(detail)}
        </section>
      </div>
      {step &&
        (drawers?.[step.allowed.action]?.(detail, close) ?? (
          <ActionDrawer
            key={step.allowed.action}
            detail={detail}
            allowed={step.allowed}
            preset={step.preset}
            onClose={close}
          />
        ))}
    </>
  );
};

/** A longer time that was asked for, until the centre has decided. */
const Asked = ({ detail: { extension } }: { detail: CaseDetail }) =>
  extension && (
    <div className="note-c" role="note">
      <Icon name="extend" />
      <span>{supervision.extension(extension.by, extension.days, extension.reason)}</span>
    </div>
  );

const Missing = () => (
  <Page title={states.missing.title}>
    <Instead title={states.missing.title} text={states.missing.text}>
      <ButtonLink to="/cases" type="primary">
        {frame.cases}
      </ButtonLink>
    </Instead>
  </Page>
);

/** Back to where one came from; to the list, where the case was opened by a link. */
const BackButton = () => {
  const navigate = useNavigate();
  const { key } = useLocation();
  const back = () => void (key === "default" ? navigate("/cases") : navigate(-1));
  return (
    <button type="button" className="icon-btn back" aria-label={frame.back} onClick={back}>
      <Icon name="left" />
    </button>
  );
};

const BesideTitle = ({ detail }: { detail: CaseDetail }) => (
  <>
    <span className="mut sm nw">{detail.number}</span>
    {detail.risk && <RiskMark risk={detail.risk} short />}
    <span className="tag">{categories[detail.category]}</span>
  </>
);

/** Not there, not for one to see, or no id at all. */
const notHere = [400, 403, 404];

/** 一件案子: people, place and facts; the talk; state, clock and the steps that are allowed; what other features add. */
export const CasePage = ({ missing, ...given }: Given) => {
  const { id = "" } = useParams();
  const query = useCase(id);
  const looking = usePresence(id);
  const detail = query.data;
  if (!detail && query.error instanceof ApiError && notHere.includes(query.error.status))
    return missing?.(id, <Missing />) ?? <Missing />;
  return (
    <Page
      tight
      title={detail?.title ?? words.title}
      before={<BackButton />}
      beside={detail && <BesideTitle detail={detail} />}
      actions={<Presence names={looking} />}
    >
      {query.error && (
        <div className="around">
          <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && <Skeleton lines={10} />}
      {detail && <Opened key={id} detail={detail} {...given} onStale={() => void query.refetch()} />}
    </Page>
  );
};
