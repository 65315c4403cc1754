import type Router from "@koa/router";
import { messages as api } from "@qizhen/shared/contract/messages";
import type { Actor, AppKit } from "../accounts";
import type { MessageDoors } from "./doors";
import { listMessages } from "./listMessages";
import { presentMessage } from "./presenter";
import { readRoom } from "./readRoom";
import { sendMessage } from "./sendMessage";
import type { Message, MessageStore } from "./store";

/** HTTP of messages (对话). */
export const messageRoutes = (router: Router, { route, kick }: AppKit, doors: MessageDoors, store: MessageStore) => {
  /** Links to the files of some messages, in one query. */
  const filesOf = async (messages: readonly Message[], actor: Actor, now: Date) => {
    const ids = messages.flatMap((message) => message.attachments);
    const refs = ids.length > 0 ? await doors.files.fileRefs(ids, actor.id, now) : [];
    return new Map(refs.map((ref) => [ref.id, ref]));
  };

  const list = route(router, api.list);
  list(async ({ params, query }, { actor, now }) => {
    const { talk, items, next } = await listMessages(actor, params.id, query, doors, store);
    const fileOf = await filesOf(items, actor, now);
    return { items: items.map((item) => presentMessage(item, { actor, talk, fileOf })), next };
  });

  const send = route(router, api.send);
  send(async ({ params, body }, { actor, now, intent }) => {
    const { message, talk } = await sendMessage({ actor, caseId: params.id, ...body, intent, now }, doors, store);
    kick();
    return presentMessage(message, { actor, talk, fileOf: await filesOf([message], actor, now) });
  });

  const read = route(router, api.read);
  read(async ({ params, body }, { actor, now }) => ({
    unread: await readRoom(actor, { caseId: params.id, ...body, now }, doors, store),
  }));
};
