import type { ReactNode } from "react";
import { Button } from "antd";
import { useNavigate, useParams } from "react-router";
import type { ReferralSheet } from "@qizhen/shared/contract/referrals";
import { categories, referralPurposes } from "@qizhen/shared/vocabulary";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { Instead } from "../../components/Instead";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { frame, states } from "../../words/frame";
import { referrals as words, sheet } from "../../words/referrals";
import { useSheet } from "./useReferrals";

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{children}</td>
  </tr>
);

const Facts = ({ referral }: { referral: ReferralSheet }) => {
  const { parties, materials, community, limitText, body, reason } = referral;
  return (
    <table>
      <tbody>
        <Row label={sheet.rows.matter}>{referral.title}</Row>
        <Row label={sheet.rows.category}>{categories[referral.category]}</Row>
        <Row label={sheet.rows.purpose}>{referralPurposes[referral.purpose]}</Row>
        <Row label={sheet.rows.parties}>
          {parties.map(({ role, name, phone }, at) => (
            <div key={at}>
              {role} {name} {phone}
            </div>
          ))}
        </Row>
        {community && <Row label={sheet.rows.community}>{community}</Row>}
        {reason && <Row label={sheet.rows.reason}>{reason}</Row>}
        <Row label={sheet.rows.materials}>
          {materials.length === 0 && sheet.noMaterials}
          <ol>
            {materials.map((one, at) => (
              <li key={at}>{one}</li>
            ))}
          </ol>
        </Row>
        {limitText && <Row label={sheet.rows.limit}>{limitText}</Row>}
        <Row label={sheet.rows.contact}>{referral.contact}</Row>
        {body.address && <Row label={sheet.rows.address}>{body.address}</Row>}
      </tbody>
    </table>
  );
};

/** The strip that is cut off, signed and sent back. */
const Receipt = ({ referral }: { referral: ReferralSheet }) => (
  <section className="sheet-receipt" aria-label={sheet.cut}>
    <h2>{sheet.cut}</h2>
    <p>{sheet.receipt(referral.centre.name)}</p>
    <p className="in">
      {sheet.received(referral.number)}
      {sheet.choices}
    </p>
    <p className="sheet-line" />
    <dl>
      {[sheet.receiver, sheet.receivedAt, sheet.documentNumber, sheet.receiverUnit].map((label) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd />
        </div>
      ))}
    </dl>
  </section>
);

const Paper = ({ referral }: { referral: ReferralSheet }) => {
  const out = referral.direction === "out";
  return (
    <article className="sheet">
      <h1>{sheet.title(referral.direction)}</h1>
      <p className="no">
        {sheet.number} {referral.number}
      </p>
      <p>{sheet.to(out ? referral.body.name : referral.centre.name)}</p>
      <p className="in">{sheet.opening(referralPurposes[referral.purpose])}</p>
      <Facts referral={referral} />
      {referral.notice && <p className="sheet-notice">{referral.notice}</p>}
      <p className="xs mut">{sheet.more}</p>
      <dl className="sheet-foot">
        <div>
          <dt>{sheet.from}</dt>
          <dd>{out ? referral.centre.name : referral.body.name}</dd>
        </div>
        <div>
          <dt>{sheet.date}</dt>
          <dd>{dayOf(new Date(referral.sentAt))}</dd>
        </div>
      </dl>
      <Receipt referral={referral} />
    </article>
  );
};

/** 移送函: one page of A4, with the strip that comes back. */
export const SheetPage = () => {
  const { id = "" } = useParams();
  const query = useSheet(id);
  const navigate = useNavigate();
  const missing = query.error instanceof ApiError && [400, 403, 404].includes(query.error.status);
  const actions = query.data && (
    <Button type="primary" icon={<Icon name="download" />} onClick={() => window.print()}>
      {words.print}
    </Button>
  );
  const back = (
    <button type="button" className="icon-btn back" aria-label={words.back} onClick={() => void navigate(-1)}>
      <Icon name="left" />
    </button>
  );
  return (
    <Page title={sheet.title(query.data?.direction ?? "out")} before={back} actions={actions}>
      <div className="body around sheet-page" tabIndex={0}>
        {missing && (
          <Instead title={states.missing.title} text={states.missing.text}>
            <Button onClick={() => void navigate("/referrals")}>{frame.referrals}</Button>
          </Instead>
        )}
        {query.error && !missing && (
          <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />
        )}
        {query.isPending && <Skeleton lines={10} />}
        {query.data && <Paper referral={query.data} />}
      </div>
    </Page>
  );
};
