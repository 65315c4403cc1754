import type { FileRef } from "@qizhen/shared/contract/files";
import type { Actor } from "../accounts";
import type { Talk } from "./rules/talk";

/** What messages ask of the other features; app.ts plugs it in. */
export interface MessageDoors {
  cases: {
    /** Undefined where the case is not there, or not for this actor to see. */
    forTalk(actor: Actor, caseId: string): Promise<Talk | undefined>;
    /** The same where nobody asks but the system: what follows a message. */
    talkOf(caseId: string): Promise<Talk | undefined>;
    markUnread(caseId: string, userIds: readonly string[]): Promise<void>;
    markRead(caseId: string, userId: string): Promise<void>;
  };
  files: {
    /** Binds uploads to a room of a case. Safe to repeat. @throws unprocessable where one is not the actor's own, or bound elsewhere */
    attachFiles(fileIds: readonly string[], actor: Actor, caseId: string, room: string): Promise<unknown>;
    /** Links that open for this reader only, for a while. What is gone is left out. */
    fileRefs(fileIds: readonly string[], readerId: string, now: Date): Promise<FileRef[]>;
  };
  notices: {
    /** Tells those who were not there that something was said in a case. Safe to repeat. */
    tellOfMessage(entryId: string, caseId: string, to: readonly MessageHearer[], now: Date): Promise<void>;
    /** What was read in the conversation need not be read again as a notice. */
    messagesRead(userId: string, caseId: string, now: Date): Promise<void>;
  };
}

/** Who is told of a message: somebody of the app, a party (with the app or without it), or a centre's clerks. */
export type MessageHearer = `user:${string}` | `party:${string}` | `centre:${string}`;
