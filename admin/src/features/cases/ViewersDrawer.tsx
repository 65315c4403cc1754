import { Button, Drawer } from "antd";
import { cases } from "@qizhen/shared/contract/cases";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Skeleton } from "../../components/Skeleton";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { casePage as words } from "../../words/cases";
import { states } from "../../words/frame";

/** 谁看过: every opening and every number seen, newest first. */
export const ViewersDrawer = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => {
  const now = useNow();
  const list = useGrowing([...keys.case(caseId), "viewers"], (cursor) =>
    ask(cases.viewers, { params: { id: caseId }, query: { limit: 50, cursor } }),
  );
  return (
    <Drawer title={words.viewers} open onClose={onClose} size={420}>
      {list.failed && <ErrorStrip message={list.failed} onRetry={list.retry} />}
      {list.pending && <Skeleton />}
      {!list.pending && !list.failed && list.rows.length === 0 && <p className="mut">{words.viewersNone}</p>}
      <ul className="defects">
        {list.rows.map((viewer, index) => (
          <li key={`${viewer.at}${index}`}>
            <div className="row">
              <b className="grow">
                {viewer.name} <span className="mut">{viewer.unit}</span>
              </b>
              <time className="xs mut">{timeWords(viewer.at, now)}</time>
            </div>
            <p className="sec">
              {viewer.what}，{viewer.reason}
            </p>
          </li>
        ))}
      </ul>
      {list.more && (
        <Button onClick={list.more} loading={list.growing}>
          {states.more}
        </Button>
      )}
    </Drawer>
  );
};
