import { notFound } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { MessageDoors } from "./doors";
import { roomsOf } from "./rules/rooms";
import { raiseRoom, type MessageStore } from "./store";
import { unreadOf } from "./unread";
import { words } from "./words";

/**
 * Notes how far somebody has read in a room; only ever forwards, and never past its end.
 * @returns how much of the case they have not read, over all their rooms
 * @throws notFound
 */
export const readRoom = async (
  actor: Actor,
  { caseId, room, seq, now }: { caseId: string; room: string; seq: number; now: Date },
  { cases, notices }: Pick<MessageDoors, "cases" | "notices">,
  store: MessageStore,
): Promise<number> => {
  const talk = await cases.forTalk(actor, caseId);
  if (!talk) throw notFound(words.caseNotFound);
  const rooms = roomsOf(actor, talk);
  if (!rooms.includes(room)) throw notFound(words.roomNotFound);
  const lastSeq = await store.lastSeq({ caseId, room });
  await raiseRoom({ caseId, room }, { lastSeq, reader: actor.id, readSeq: Math.min(seq, lastSeq) });
  const unread = async () => (await unreadOf([{ id: caseId, rooms }], actor.id)).get(caseId) ?? 0;
  const left = await unread();
  if (left > 0) return left;
  await notices.messagesRead(actor.id, caseId, now);
  await cases.markRead(caseId, actor.id);
  // What was said between counting and marking would be lost from the work list: count again after the mark.
  const since = await unread();
  if (since > 0) await cases.markUnread(caseId, [actor.id]);
  return since;
};
