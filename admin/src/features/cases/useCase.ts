import { useEffect, useRef } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { cases, type CaseDetail } from "@qizhen/shared/contract/cases";
import { messages } from "@qizhen/shared/contract/messages";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";

/** Links to files lapse after a quarter of an hour; asked again before that (ms). */
const linksLiveMs = 12 * 60_000;
const presenceMs = 20_000;
const longestTimerMs = 2 ** 31 - 1;

/** One case. Asked again when something unmasked is to be covered, and before its links lapse. */
export const useCase = (id: string) => {
  const query = useQuery({
    queryKey: keys.case(id),
    queryFn: () => ask(cases.get, { params: { id } }),
    refetchInterval: linksLiveMs,
  });
  const untils = [
    query.data?.place.unmaskedUntil,
    ...(query.data?.parties.map(({ unmaskedUntil }) => unmaskedUntil) ?? []),
  ];
  const first = untils.filter((until) => until !== undefined).sort()[0];
  const { refetch } = query;
  useEffect(() => {
    if (!first) return;
    const wait = Math.min(longestTimerMs, Math.max(1000, new Date(first).getTime() - Date.now() + 1000));
    const timer = setTimeout(() => void refetch(), wait);
    return () => clearTimeout(timer);
  }, [first, refetch]);
  return query;
};

/** What was said, newest first, page by page; nothing is asked for by who is in no room. */
export const useMessages = (id: string, inRoom: boolean) => {
  const said = useGrowing(
    keys.messages(id),
    (cursor) => ask(messages.list, { params: { id }, query: { limit: 100, cursor } }),
    inRoom,
  );
  return { ...said, pending: inRoom && said.pending };
};

/** Tells that one looks at the case, and answers who else does. */
export const usePresence = (id: string): string[] => {
  const query = useQuery({
    queryKey: keys.presence(id),
    queryFn: () => ask(cases.present, { params: { id } }),
    refetchInterval: presenceMs,
    retry: false,
  });
  return query.data?.others.map(({ name }) => name) ?? [];
};

/** Marks what is shown as read, room by room, once for each last word. */
export const useMarkRead = (detail: CaseDetail | undefined, shown: boolean) => {
  const told = useRef(new Set<string>());
  const queries = useQueryClient();
  useEffect(() => {
    if (!detail || !shown || document.hidden) return;
    const unread = detail.rooms.filter(
      ({ room, lastSeq, unread }) => unread > 0 && !told.current.has(`${room} ${lastSeq}`),
    );
    if (unread.length === 0) return;
    unread.forEach(({ room, lastSeq }) => told.current.add(`${room} ${lastSeq}`));
    const reads = unread.map(({ room, lastSeq }) =>
      ask(messages.read, { params: { id: detail.id }, body: { room, seq: lastSeq } }).catch(() =>
        told.current.delete(`${room} ${lastSeq}`),
      ),
    );
    void Promise.all(reads).then(() => {
      void queries.invalidateQueries({ queryKey: keys.case(detail.id) });
      void queries.invalidateQueries({ queryKey: keys.worklist });
    });
  }, [detail, shown, queries]);
};
