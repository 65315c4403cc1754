import { ordinaryLimit } from "../../kernel/db/keyset";
import { forbidden, notFound } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { MessageDoors } from "./doors";
import { roomsOf } from "./rules/rooms";
import type { MessageStore } from "./store";
import { words } from "./words";

interface Wanted {
  room?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** A page of what was said, the newest first: in one room, or in all that the reader is in. @throws notFound, forbidden */
export const listMessages = async (
  actor: Actor,
  caseId: string,
  { room, limit = ordinaryLimit, cursor }: Wanted,
  { cases }: Pick<MessageDoors, "cases">,
  store: MessageStore,
) => {
  const talk = await cases.forTalk(actor, caseId);
  if (!talk) throw notFound(words.caseNotFound);
  const rooms = roomsOf(actor, talk);
  if (rooms.length === 0) throw forbidden(words.notInTalk);
  if (room !== undefined && !rooms.includes(room)) throw notFound(words.roomNotFound);
  const scope = { caseId, rooms: room === undefined ? rooms : [room] };
  return { talk, ...(await store.page(scope, { limit, cursor, single: room !== undefined })) };
};
