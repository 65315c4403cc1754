import type { Notice } from "@qizhen/shared/contract/notices";
import { ButtonLink } from "../components/ButtonLink";
import { Icon } from "../components/Icon";
import { frame } from "../words/frame";

/** Danger that came in while one is on another page. */
export const RedStrip = ({ notice, onHide }: { notice: Notice; onHide: (id: string) => void }) => (
  <div className="note-c red" role="alert" style={{ borderRadius: 0, padding: "8px 20px" }}>
    <Icon name="alert" />
    <span>
      <b>{notice.title}</b> {notice.text}
    </span>
    <ButtonLink to={notice.caseId ? `/cases/${notice.caseId}` : "/workbench"} size="small" type="primary" danger>
      {frame.seeNow}
    </ButtonLink>
    <button type="button" className="icon-btn" aria-label={frame.close} onClick={() => onHide(notice.id)}>
      <Icon name="x" />
    </button>
  </div>
);
