import { uuid } from "../platform/uuid";
import { edit, useDraft, type DraftFile } from "./draft";
import { problemOf } from "./problems";
import { upload } from "./uploads";

const change = (key: string, changes: Partial<DraftFile>) =>
  edit(({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...changes } : file)) }));

/** Sends what has not reached the server yet. @throws what kept the first of them from it */
export const sendFiles = async () => {
  const waiting = useDraft.getState().draft.files.filter(({ id }) => id === undefined);
  await Promise.all(waiting.map(sendOne));
};

const onTheWay = new Map<string, Promise<void>>();

/** One upload of a file at a time, however often it is asked for. */
const sendOne = (file: DraftFile): Promise<void> => {
  const running = onTheWay.get(file.key) ?? sendNow(file).finally(() => onTheWay.delete(file.key));
  onTheWay.set(file.key, running);
  return running;
};

const sendNow = async ({ key, url }: DraftFile): Promise<void> => {
  change(key, { progress: 0, failed: undefined });
  try {
    const { id } = await upload(url, key, (progress) => change(key, { progress }));
    change(key, { id, progress: undefined });
  } catch (error) {
    const { title, text } = problemOf(error);
    change(key, { progress: undefined, failed: `${title}。${text}` });
    throw error;
  }
};

/** Adds photos or a recording, and sends them at once. */
export const addFiles = (added: readonly Pick<DraftFile, "kind" | "url" | "seconds">[]) => {
  const fresh = added.map((file) => ({ ...file, key: uuid() }));
  edit(({ files }) => ({ files: [...files, ...fresh] }));
  sendFiles().catch(() => undefined); // each file tells itself why it did not go
};

export const removeFile = (key: string) => edit(({ files }) => ({ files: files.filter((file) => file.key !== key) }));
