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

const NoticeText = ({ notice }: { notice: Notice }) => {
  const now = useNow();
  return (
    <>
      <div className="row">
        <b className="grow">{notice.title}</b>
        <time className="xs mut nw">{timeWords(notice.at, now)}</time>
      </div>
      <p className="sec">{notice.text}</p>
    </>
  );
};

const NoticeLine = ({ notice, onOpen }: { notice: Notice; onOpen: (notice: Notice) => void }) => (
  <li className={notice.read ? "" : "new"}>
    {notice.caseId ? (
      <Link to={`/cases/${notice.caseId}`} onClick={() => onOpen(notice)}>
        <NoticeText notice={notice} />
      </Link>
    ) : (
      <div className="plain">
        <NoticeText notice={notice} />
      </div>
    )}
  </li>
);

/** 通知, newest first. Opening one goes to its matter and marks it seen. */
export const NoticeDrawer = ({ onClose }: { onClose: () => void }) => {
  const list = useNotices();
  const read = useReadNotices();
  const open = (notice: Notice) => {
    onClose();
    if (!notice.read) void read(notice.id);
  };
  const readAll = !!list.data?.unread && (
    <Button size="small" onClick={() => void read()}>
      {words.readAll}
    </Button>
  );
  return (
    <Drawer title={words.title} open onClose={onClose} size={420} styles={{ body: { padding: 0 } }} extra={readAll}>
      {list.isPending && <Skeleton lines={8} />}
      <div className="around">
        {list.error && <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && <EmptyState {...words.none} />}
      </div>
      <ul className="notice-list">
        {list.data?.items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onOpen={open} />
        ))}
      </ul>
    </Drawer>
  );
};
