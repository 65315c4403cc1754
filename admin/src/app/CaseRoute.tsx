import { CasePage } from "../features/cases/CasePage";
import { RatingsPanel } from "../features/evaluation/RatingsPanel";
import { InviteDrawer } from "../features/joint/InviteDrawer";
import { JointPanel } from "../features/joint/JointPanel";
import { TaskDoor } from "../features/joint/TaskDoor";
import { AlikePanel } from "../features/lookalikes/AlikePanel";
import { ReferralPanel } from "../features/referrals/ReferralPanel";
import { SendDrawer } from "../features/referrals/SendDrawer";
import { DecideAgain } from "../features/rulebook/DecideAgain";
import { OrdersOfCase } from "../features/supervision/OrdersOfCase";

/** A case with what other features know of it, beside it; a unit that is asked to help comes in by its task. */
export const CaseRoute = () => (
  <CasePage
    tasks={(detail) => (
      <>
        <JointPanel caseId={detail.id} />
        {detail.outcome && <RatingsPanel caseId={detail.id} />}
      </>
    )}
    panels={(detail) => (
      <>
        <AlikePanel detail={detail} />
        <ReferralPanel detail={detail} />
        <OrdersOfCase caseId={detail.id} />
        <DecideAgain caseId={detail.id} />
      </>
    )}
    drawers={{
      invite_unit: (detail, onClose) => <InviteDrawer caseId={detail.id} onClose={onClose} />,
      transfer: (detail, onClose) => <SendDrawer detail={detail} onClose={onClose} />,
    }}
    missing={(id, otherwise) => <TaskDoor caseId={id} otherwise={otherwise} />}
  />
);
