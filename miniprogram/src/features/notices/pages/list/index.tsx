import { notices, type Notice } from "@qizhen/shared/contract/notices";
import { call } from "@qizhen/shared/endpoint";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { goTo, useOnPull, useOnEnd } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { sayWhen } from "../../../../words/dates";
import { noticeWords } from "../../../../words/me";

const read = (id?: string) =>
  call(notices.read, send, { body: id ? { id } : {} })
    .then(() => refresh("/notices"))
    .catch(() => undefined); // it stays unread, and is marked the next time

const open = ({ id, caseId, read: seen }: Notice) => {
  if (!seen) void read(id);
  if (caseId) goTo(paths.case, { id: caseId });
};

/** 通知: what was told, newest first; each leads to its matter. */
export default function NoticesPage() {
  const first = useGet(notices.list);
  const list = useList(first, (cursor) => call(notices.list, send, { query: { cursor } }));
  useOnPull(() => refresh("/notices"));
  useOnEnd(() => void list.loadMore());
  return (
    <Screen title={noticeWords.title} load={first}>
      {({ unread }) =>
        list.items.length === 0 ? (
          <Empty icon="bell" {...noticeWords.none} />
        ) : (
          <>
            {unread > 0 && (
              <Button look="tint" small onTap={() => void read()}>
                {noticeWords.readAll}
              </Button>
            )}
            <Box className="card rows">
              {list.items.map((notice) => (
                <Tap key={notice.id} className="row" onTap={() => open(notice)}>
                  <Box className="grow">
                    <Box className={notice.read ? "" : "strong"}>
                      {!notice.read && <Box className="dot-new" label={common.unread} />}
                      {notice.title}
                    </Box>
                    <Box className="second told">{notice.text}</Box>
                    <Box className="mini">{sayWhen(notice.at, now())}</Box>
                  </Box>
                  {notice.caseId && <Icon name="right" className="go" />}
                </Tap>
              ))}
            </Box>
            {list.more && (
              <Button look="quiet" small onTap={() => void list.loadMore()}>
                {common.loadMore}
              </Button>
            )}
          </>
        )
      }
    </Screen>
  );
}
