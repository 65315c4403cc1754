import { useEffect, useRef } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { messages, type Message } from "@qizhen/shared/contract/messages";
import { call } from "@qizhen/shared/endpoint";
import { Box, Tap } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { ProblemCard } from "../../../components/screen/States";
import { MessageBubble } from "../../../components/story/MessageBubble";
import { takeBack, useOutbox } from "../../../client/outbox";
import { send } from "../../../client/send";
import { useUser } from "../../../client/session";
import { refresh, useGet, useList } from "../../../client/useGet";
import { now } from "../../../platform/clock";
import { scrollToEnd } from "../../../platform/scroll";
import { caseWords as words } from "../../../words/cases";
import { common } from "../../../words/common";
import { partsOf, sayDay, sayTime } from "../../../words/dates";
import { Attachments } from "./Attachments";

const pageSize = 50;

/** A day between what was said on two days. */
const Day = ({ at, before }: { at: string; before: string | undefined }) =>
  before !== undefined && partsOf(at).dayNumber === partsOf(before).dayNumber ? null : (
    <Box className="day">
      {sayDay(at, now())} {sayTime(at)}
    </Box>
  );

const Said = ({ message, before }: { message: Message; before: Message | undefined }) => (
  <>
    <Day at={message.at} before={before?.at} />
    <MessageBubble
      mine={message.from.side === "me"}
      name={message.from.name}
      role={message.from.role}
      {...(message.text && { text: message.text })}
    >
      {message.attachments.length > 0 && <Attachments files={message.attachments} />}
    </MessageBubble>
  </>
);

/** What the reader said and the server does not have yet. */
const NotSent = ({ caseId }: { caseId: string }) => {
  const me = useUser()?.id;
  const unsent = useOutbox((state) => state.unsent).filter((one) => one.caseId === caseId && one.user === me);
  return unsent.map(({ key, text, refused }) => (
    <MessageBubble key={key} mine name="" role="" state={refused ?? words.waiting} {...(text && { text })}>
      {refused && (
        <Tap className="read" onTap={() => takeBack(key)}>
          {words.takeBack}
        </Tap>
      )}
    </MessageBubble>
  ));
};

/** Tells the server how far the reader has seen, room by room. */
const useSeen = (found: CaseDetail, newest: Message | undefined) => {
  const unread = found.rooms.filter((room) => room.unread > 0);
  const asked = JSON.stringify(unread.map(({ room, lastSeq }) => [room, lastSeq]));
  useEffect(() => {
    const rooms = JSON.parse(asked) as [string, number][];
    if (rooms.length === 0 || !newest) return;
    Promise.all(
      rooms.map(([room, seq]) => call(messages.read, send, { params: { id: found.id }, body: { room, seq } })),
    )
      .then(() => refresh("/cases|", `/cases/${found.id}|`))
      .catch(() => undefined); // it stays unread, and is told again at the next look
  }, [asked, newest, found.id]);
};

/** Something new was said while the page is open, or was unread when it opened: it is brought into sight. */
const useInSight = (found: CaseDetail, newest: string | undefined) => {
  const shown = useRef<string | undefined>(undefined);
  const unread = found.rooms.some((room) => room.unread > 0);
  useEffect(() => {
    if (newest && newest !== shown.current && (shown.current !== undefined || unread)) scrollToEnd();
    if (newest) shown.current = newest;
  }, [newest, unread]);
};

/** The report itself, as the first thing that was said. */
const Beginning = ({ found }: { found: CaseDetail }) => (
  <>
    <Day at={found.createdAt} before={undefined} />
    <MessageBubble mine name={words.said} role="" {...(found.description && { text: found.description })}>
      {found.attachments.length > 0 && <Attachments files={found.attachments} />}
    </MessageBubble>
  </>
);

/** The conversation, oldest first, from the report on. */
export const Thread = ({ found }: { found: CaseDetail }) => {
  const asked = { params: { id: found.id }, query: { limit: pageSize } };
  const first = useGet(messages.list, asked);
  const list = useList(first, (cursor) => call(messages.list, send, { ...asked, query: { ...asked.query, cursor } }));
  useSeen(found, list.items[0]);
  useInSight(found, list.items[0]?.id);
  const told = [...list.items].reverse();
  return (
    <Box className="thread">
      {list.more ? (
        <Button look="quiet" small onTap={() => void list.loadMore()}>
          {list.busy ? common.loading : common.loadMore}
        </Button>
      ) : (
        <Beginning found={found} />
      )}
      {told.map((message, index) => (
        <Said key={message.id} message={message} before={told[index - 1]} />
      ))}
      <NotSent caseId={found.id} />
      {first.problem && !first.data && <ProblemCard problem={first.problem} onRetry={first.retry} />}
      {first.data && told.length === 0 && <Box className="day">{words.emptyThread}</Box>}
    </Box>
  );
};
