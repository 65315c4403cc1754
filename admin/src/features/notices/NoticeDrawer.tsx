import { Button, Drawer } from "antd";
import { Link } from "react-router";
import type { Notice } from "@qizhen/shared/contract/notices";
import { failureWords } from "../../client/failure";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { Skeleton } from "../../components/Skeleton";
import { timeWords } from "../../words/dates";
import { notices as words } from "../../words/notices";
import { useNotices, useReadNotices } from "./useNotices";

const NoticeLine = ({ notice, now }: { notice: Notice; now: Date }) => (
  <>
    <div className="row">
      <b className="grow">{notice.title}</b>
      <time className="xs mut nw">{timeWords(notice.at, now)}</time>
    </div>
    <p className="sec">{notice.text}</p>
  </>
);

/** 通知, newest first. Opening one goes to its matter and marks it seen. */
export const NoticeDrawer = ({ onClose }: { onClose: () => void }) => {
  const list = useNotices();
  const read = useReadNotices();
  const now = useNow();
  const items = list.data?.items ?? [];
  return (
    <Drawer
      title={words.title}
      open
      onClose={onClose}
      size={420}
      styles={{ body: { padding: 0 } }}
      extra={
        !!list.data?.unread && (
          <Button size="small" onClick={() => void read()}>
            {words.readAll}
          </Button>
        )
      }
    >
      {list.isPending && <Skeleton lines={8} />}
      {list.error && (
        <div style={{ padding: 16 }}>
          <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />
        </div>
      )}
      {list.data && items.length === 0 && (
        <div style={{ padding: 16 }}>
          <EmptyState {...words.none} />
        </div>
      )}
      <ul className="notice-list">
        {items.map((notice) => (
          <li key={notice.id} className={notice.read ? "" : "new"}>
            {notice.caseId ? (
              <Link
                to={`/cases/${notice.caseId}`}
                onClick={() => {
                  onClose();
                  if (!notice.read) void read(notice.id);
                }}
              >
                <NoticeLine notice={notice} now={now} />
              </Link>
            ) : (
              <div className="plain">
                <NoticeLine notice={notice} now={now} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  );
};
