import type { Actor } from "../accounts";
import type { StoredFile } from "./store";

/** What files ask of the features they are used in; app.ts plugs them in. */
export interface ReadersDoor {
  /** Whether somebody may see a case. */
  maySeeCase(actor: Actor, caseId: string): Promise<boolean>;
  /** Whether somebody is in a room of a case's talk. */
  mayHear(actor: Actor, caseId: string, room: string): Promise<boolean>;
}

/** Whether somebody may see a file: its owner always, others with the case it belongs to and the room it was said in. */
export const maySeeFile = async (actor: Actor, file: StoredFile, readers: ReadersDoor): Promise<boolean> => {
  if (file.owner === actor.id) return true;
  if (file.caseId === undefined || !(await readers.maySeeCase(actor, file.caseId))) return false;
  return file.room === undefined || (await readers.mayHear(actor, file.caseId, file.room));
};
