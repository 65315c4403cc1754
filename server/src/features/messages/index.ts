import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { Actor, AppKit } from "../accounts";
import type { MessageDoors } from "./doors";
import { MessageModel } from "./model";
import { roomsOf } from "./rules/rooms";
import { messageRoutes } from "./routes";
import { createMessageStore, messageSent } from "./store";
import { roomStates, unreadOf } from "./unread";
import { followMessage } from "./watch";

export type { MessageDoors } from "./doors";
export type { Talk, TalkParty } from "./rules/talk";
export { roomsOf } from "./rules/rooms";

/** 对话: what is said in a case, room by room. */
export const createMessages = (kit: AppKit, doors: MessageDoors) => {
  const store = createMessageStore(kit.cipher);
  return {
    routes: (router: Router) => messageRoutes(router, kit, doors, store),
    receivers: { [messageSent]: [followMessage(doors, kit.changes)] } satisfies Record<string, Receiver[]>,
    /** Where entries wait. */
    outboxes: [MessageModel],
    /** Whether somebody is in a room: who may open what was sent there. */
    mayHear: async (actor: Actor, caseId: string, room: string) => {
      const talk = await doors.cases.forTalk(actor, caseId);
      return talk !== undefined && roomsOf(actor, talk).includes(room);
    },
    unreadOf,
    roomStates,
  };
};
