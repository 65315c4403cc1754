import { useState } from "react";
import { Button, Segmented } from "antd";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Referral } from "@qizhen/shared/contract/referrals";
import { keysOf, referralBoxes, referralPurposes, type ReferralBox } from "@qizhen/shared/vocabulary";
import { hasRole, useMe } from "../../client/useSession";
import type { Column } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { referrals as words } from "../../words/referrals";
import { MoveDrawer, moveWords, type Move } from "./MoveDrawer";
import { ReceiveDrawer } from "./ReceiveDrawer";
import { useReferralList } from "./useReferrals";

type Side = "received" | "sent";
type OnMove = (referral: Referral, move: Move) => void;

/** The other side: for a body the centre, for a centre the body. */
const Other = ({ referral, side }: { referral: Referral; side: Side }) => {
  const { body, centre, sentBy } = referral;
  const ours = (referral.direction === "out") === (side === "sent");
  return ours ? (
    <>
      {body.name}
      <small>{body.hasAccount || referral.direction === "in" ? body.phone : words.noAccount}</small>
    </>
  ) : (
    <>
      {centre.name}
      <small>{sentBy.name}</small>
    </>
  );
};

const State = ({ late, stateText, state }: Referral) => (
  <span className={late || state === "refused" ? "tag amber" : "tag"}>{stateText}</span>
);

const Steps = ({ referral, onMove }: { referral: Referral; onMove: OnMove }) => (
  <span className="row wrap">
    {referral.allowedActions.map((move) => (
      <Button key={move} size="small" onClick={() => onMove(referral, move)}>
        {moveWords(referral, move)}
      </Button>
    ))}
    <Link className="link nw" to={`/referrals/${referral.id}/sheet`}>
      {words.open}
    </Link>
  </span>
);

const columnsOf = (now: Date, side: Side, onMove: OnMove): Column<Referral>[] => [
  {
    key: "title",
    title: words.columns.title,
    show: ({ title, number }) => (
      <>
        {title}
        <small>{number}</small>
      </>
    ),
  },
  { key: "body", title: words.columns.body, width: 190, show: (row) => <Other referral={row} side={side} /> },
  { key: "purpose", title: words.columns.purpose, width: 110, show: ({ purpose }) => referralPurposes[purpose] },
  { key: "state", title: words.columns.state, width: 120, show: (row) => <State {...row} /> },
  {
    key: "due",
    title: words.columns.due,
    width: 130,
    show: ({ receiveBy, state }) => (receiveBy && state === "sent" ? timeWords(receiveBy, now) : ""),
  },
  { key: "sent", title: words.columns.sent, width: 130, show: ({ sentAt }) => timeWords(sentAt, now) },
  { key: "steps", title: "", width: 250, show: (referral) => <Steps referral={referral} onMove={onMove} /> },
];

/** Which pile lies open, in the address: a body sees what was sent to it, a centre what it sent. */
const usePile = () => {
  const me = useMe();
  const isBody = hasRole(me, "department", "expert");
  const [search, setSearch] = useSearchParams();
  const asked = search.get("side");
  const side: Side = asked === "received" || asked === "sent" ? asked : isBody ? "received" : "sent";
  const box = keysOf(referralBoxes).find((one) => one === search.get("box")) ?? "sign";
  const change = (next: { side?: Side; box?: ReferralBox }) =>
    setSearch({ side: next.side ?? side, box: next.box ?? box }, { replace: true });
  return { side, box, change, isBody, mayRegister: hasRole(me, "department", "clerk") };
};

const Piles = ({ side, box, change }: ReturnType<typeof usePile>) => (
  <>
    <Segmented
      size="small"
      value={side}
      onChange={(value) => change({ side: value })}
      options={(["received", "sent"] as const).map((value) => ({ value, label: words.sides[value] }))}
    />
    <Segmented
      size="small"
      value={box}
      onChange={(value) => change({ box: value })}
      options={keysOf(referralBoxes).map((value) => ({ value, label: words.boxes[value] }))}
    />
  </>
);

/** 对接: what other bodies were sent and what they sent us, pile by pile. */
export const ReferralsPage = () => {
  const pile = usePile();
  const list = useReferralList(pile.side, pile.box);
  const navigate = useNavigate();
  const now = useNow();
  const [move, setMove] = useState<{ referral: Referral; move: Move }>();
  const [receiving, setReceiving] = useState(false);
  const register = pile.mayRegister && (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => setReceiving(true)}>
      {pile.isBody ? words.handOver : words.receiveFrom}
    </Button>
  );
  return (
    <Page title={words.title} actions={register}>
      <ListBody
        label={words.table}
        filters={<Piles {...pile} />}
        columns={columnsOf(now, pile.side, (referral, chosen) => setMove({ referral, move: chosen }))}
        list={list}
        empty={words.none[pile.side]}
        onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
      />
      {move && <MoveDrawer key={move.move} {...move} onClose={() => setMove(undefined)} />}
      {receiving && <ReceiveDrawer onClose={() => setReceiving(false)} />}
    </Page>
  );
};
