import { unprocessable } from "../../kernel/errors";
import type { FileStore, StoredFile } from "./store";
import { words } from "./words";

export interface AttachCommand {
  /** Whose files they must be. */
  owner: string;
  ids: readonly string[];
  caseId: string;
  /** The room of the case's talk; absent for the report itself. */
  room?: string | undefined;
  now: Date;
}

/**
 * Binds uploads to a case, all or none of them. Again is fine.
 * @throws unprocessable where one is another's, bound elsewhere, or gone
 */
export const attachFiles = async (
  { owner, ids, caseId, room, now }: AttachCommand,
  store: FileStore,
): Promise<{ id: string; kind: StoredFile["kind"] }[]> => {
  const attached: StoredFile[] = [];
  const before = new Map((await store.findMany(ids)).map((file) => [file.id, file.caseId]));
  for (const id of ids) {
    const file = await store.attach(owner, id, { caseId, room });
    if (!file) {
      // Only what this call has bound is let go.
      for (const { id: mine } of attached)
        if (before.get(mine) === undefined) await store.detach(owner, mine, caseId, now);
      throw unprocessable(words.notYours);
    }
    attached.push(file);
  }
  return attached.map(({ id, kind }) => ({ id, kind }));
};
