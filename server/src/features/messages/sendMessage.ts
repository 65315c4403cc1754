import { conflict, forbidden, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { isStaff, type Actor } from "../accounts";
import type { MessageDoors } from "./doors";
import { defaultRoom, silenceOf, talkDaysAfterEnd } from "./rules/rooms";
import type { Talk } from "./rules/talk";
import { tellsPlace } from "./rules/tellsPlace";
import { raiseRoom, type Message, type MessageStore } from "./store";
import { words } from "./words";

/** Which of their roles staff speak in: the nearest to the parties first. */
const speakingRoles = ["mediator", "grid_worker", "clerk", "department", "expert", "leader", "admin"] as const;

const senderOf = (actor: Actor, talk: Talk): Message["from"] =>
  isStaff(actor)
    ? {
        id: actor.id,
        kind: "staff",
        name: actor.name,
        role: speakingRoles.find((role) => actor.roles.includes(role)) ?? "admin",
      }
    : {
        id: actor.id,
        kind: "resident",
        role: talk.parties.find((party) => party.userId === actor.id)?.role ?? "applicant",
      };

/** Whether this may be said here and now. @throws notFound, forbidden, conflict, unprocessable */
const checkSpeech = (actor: Actor, talk: Talk, room: string | undefined, text: string | undefined, now: Date) => {
  const silence = room === undefined ? "notThere" : silenceOf(actor, talk, room, now);
  if (room === undefined || silence === "notThere") throw notFound(words.roomNotFound);
  if (silence === "readOnly") throw forbidden(words.readOnly);
  if (silence === "ended") throw conflict(room === "joint" ? words.jointEnded : words.ended(talkDaysAfterEnd));
  if (text && isStaff(actor) && tellsPlace(talk, room, text))
    throw unprocessable(words.tellsPlace, { text: words.tellsPlace });
  return room;
};

export interface SendCommand {
  actor: Actor;
  caseId: string;
  room?: string | undefined;
  text?: string | undefined;
  attachments?: readonly string[] | undefined;
  intent: Intent | undefined;
  now: Date;
}

/**
 * Says something in a room of a case. A repeat of the intent answers the same message and says nothing twice.
 * @throws notFound (case or room), forbidden (may only read), conflict (ended; intent used for another message), unprocessable
 */
export const sendMessage = async (
  { actor, caseId, room: wanted, text, attachments = [], intent, now }: SendCommand,
  { cases, files }: Pick<MessageDoors, "cases" | "files">,
  store: MessageStore,
): Promise<{ message: Message; talk: Talk }> => {
  const talk = await cases.forTalk(actor, caseId);
  if (!talk) throw notFound(words.caseNotFound);
  const twin = intent && (await store.findByIntent(actor.id, intent));
  if (twin) return { message: twin, talk };
  const room = checkSpeech(actor, talk, wanted ?? defaultRoom(actor, talk), text, now);
  if (attachments.length > 0) await files.attachFiles(attachments, actor, caseId, room);
  const message = await store.append(
    { caseId, room },
    { from: senderOf(actor, talk), at: now, text, attachments: [...new Set(attachments)], intent },
  );
  // Who speaks has the room before them: what was said until then is read.
  await raiseRoom({ caseId, room }, { lastSeq: message.seq, reader: actor.id });
  return { message, talk };
};
