import type { Changes } from "../../kernel/live/changes";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { MessageDoors, MessageHearer } from "./doors";
import { hearersOf, type Hearers } from "./rules/rooms";
import { raiseRoom, type MessageSent } from "./store";

const recipientsOf = ({ staff, centre, parties }: Hearers): MessageHearer[] => [
  ...staff.map((id) => `user:${id}` as const),
  ...parties.map((party) => `party:${party.id}` as const),
  ...(centre === undefined ? [] : [`centre:${centre}` as const]),
];

/** What follows a message, once or more: the room's end, the work list, open clients, and a notice to who is not there. */
export const followMessage =
  ({ cases, notices }: Pick<MessageDoors, "cases" | "notices">, changes: Changes): Receiver =>
  async (entry) => {
    const { caseId, room, seq, senderId } = entry.data as unknown as MessageSent;
    const talk = await cases.talkOf(caseId);
    if (!talk) return;
    await raiseRoom({ caseId, room }, { lastSeq: seq });
    const hearers = hearersOf(talk, room, senderId);
    const { staff, parties } = hearers;
    const userIds = parties.flatMap((party) => party.userId ?? []);
    await cases.markUnread(caseId, [...staff, ...userIds]);
    if (room !== "notes") await notices.tellOfMessage(entry.id, caseId, recipientsOf(hearers), entry.at);
    const audience = [senderId, ...staff, ...userIds].map((id) => `user:${id}`);
    await changes.publish([{ topic: "message", subject: caseId, audience: [...audience, `centre:${talk.centre}`] }]);
  };
