import { conflict, tooMany } from "../../kernel/errors";
import { makeContent } from "./makeContent";
import type { ReceivedUpload } from "./receiveUpload";
import type { FileStore, StoredFile } from "./store";
import { words } from "./words";

/** How many files of one person may wait for their report. */
const mostWaiting = 60;

export interface UploadCommand {
  owner: string;
  upload: ReceivedUpload;
  /** The Idempotency-Key. */
  key: string | undefined;
  now: Date;
}

/**
 * Takes a photo or a recording (上传照片、录音). The same key with the same bytes gives the same file.
 * @throws conflict where the key was used for other bytes, tooMany, and what {@link makeContent} refuses
 */
export const uploadFile = async (
  { owner, upload, key, now }: UploadCommand,
  { store, inTurn }: { store: FileStore; inTurn<T>(work: () => Promise<T>): Promise<T> },
): Promise<StoredFile> => {
  const intent = key === undefined ? undefined : { key, digest: upload.digest };
  const checkSame = (digest: string | undefined) => {
    if (intent && digest !== intent.digest) throw conflict(words.keyReused);
  };
  const earlier = intent && (await store.findByIntent(owner, intent.key));
  if (earlier) checkSame(earlier.digest);
  if (earlier?.file) return earlier.file;
  if ((await store.countWaiting(owner, now)) >= mostWaiting) throw tooMany(words.tooManyWaiting);
  // One picture decoded may take 100 MB.
  const content = await inTurn(async () => makeContent(await upload.read()));
  const claim = await store.claim(owner, content, intent, now);
  checkSame(claim.digest);
  return claim.file ?? (await store.write(claim.id, content, now));
};
