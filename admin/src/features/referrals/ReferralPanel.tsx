import { useState } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import type { Referral } from "@qizhen/shared/contract/referrals";
import { referralPurposes } from "@qizhen/shared/vocabulary";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { states } from "../../words/frame";
import { referrals as words } from "../../words/referrals";
import { MoveDrawer, moveWords, type Move } from "./MoveDrawer";
import { SendDrawer } from "./SendDrawer";
import { useReferralsOf } from "./useReferrals";

type Handled = NonNullable<Referral["receipt"]>;
const paperOf = ({ date, documentNumber }: Handled) => [date, documentNumber].filter(Boolean).join(" ");

const toneOf = ({ state, late }: Referral) => {
  if (late || state === "refused") return "tag amber";
  return state === "returned" || state === "settled" ? "tag pine" : "tag";
};

const Lines = ({ referral, now }: { referral: Referral; now: Date }) => {
  const { state, receiveBy, receipt, ending } = referral;
  return (
    <>
      {state === "sent" && receiveBy && <p className="xs mut">{words.state.receiveBy(timeWords(receiveBy, now))}</p>}
      {receipt && (
        <p className="xs mut">
          {timeWords(receipt.at, now)} {words.receipt(receipt.by, receipt.forBody, paperOf(receipt))}
        </p>
      )}
      {ending && <p className="sm sec">{ending.text}</p>}
    </>
  );
};

const One = ({ referral, onMove }: { referral: Referral; onMove: (move: Move) => void }) => {
  const now = useNow();
  return (
    <li>
      <div className="row">
        <b className="grow">{referral.body.name}</b>
        <span className={toneOf(referral)}>{referral.stateText}</span>
      </div>
      <p className="xs mut">
        {timeWords(referral.sentAt, now)} {referral.sentBy.name} · {referralPurposes[referral.purpose]}
      </p>
      <Lines referral={referral} now={now} />
      <div className="row wrap">
        {referral.allowedActions.map((move) => (
          <Button key={move} size="small" onClick={() => onMove(move)}>
            {moveWords(referral, move)}
          </Button>
        ))}
        <Link className="link" to={`/referrals/${referral.id}/sheet`}>
          {words.open}
        </Link>
      </div>
    </li>
  );
};

/** 移送往来, beside a case: where it went, who signed, what came back; and the button that sends it. */
export const ReferralPanel = ({ detail }: { detail: CaseDetail }) => {
  const list = useReferralsOf(detail.id);
  const [sending, setSending] = useState(false);
  const [move, setMove] = useState<{ referral: Referral; move: Move }>();
  const maySend = detail.allowedActions.some(({ action }) => action === "transfer");
  if (!maySend && !list.failed && list.rows.length === 0) return null;
  return (
    <div className="panel referral-panel">
      <h2>
        {words.panel}
        {maySend && (
          <button type="button" className="link" onClick={() => setSending(true)}>
            {words.send}
          </button>
        )}
      </h2>
      {list.failed && <ErrorStrip message={list.failed} onRetry={list.retry} />}
      {!list.pending && !list.failed && list.rows.length === 0 && <p className="sm mut">{words.panelNone}</p>}
      <ul className="defects">
        {list.rows.map((referral) => (
          <One key={referral.id} referral={referral} onMove={(chosen) => setMove({ referral, move: chosen })} />
        ))}
      </ul>
      {list.more && (
        <Button size="small" onClick={list.more} loading={list.growing}>
          {states.more}
        </Button>
      )}
      {sending && <SendDrawer detail={detail} onClose={() => setSending(false)} />}
      {move && <MoveDrawer key={move.move} {...move} onClose={() => setMove(undefined)} />}
    </div>
  );
};
