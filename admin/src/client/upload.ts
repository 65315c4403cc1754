import { useRef, useState } from "react";
import { fileRef, files, maxAttachments, maxFileBytes, type FileRef } from "@qizhen/shared/contract/files";
import { errors as frameErrors } from "../words/frame";
import { uploads as words } from "../words/uploads";
import { failureWords } from "./failure";
import { sendFile } from "./send";
import { newKey } from "./useWrite";

/** A file being added: on its way, there, or refused (and why, in words). */
export interface Adding {
  key: string;
  name: string;
  done?: FileRef;
  failed?: string;
}

/** Photos and recordings that are being added to something; each is uploaded as soon as it is chosen. */
export const useUploads = () => {
  const [list, setList] = useState<Adding[]>([]);
  const chosen = useRef(new Map<string, File>());
  const put = (key: string, change: Partial<Adding>) =>
    setList((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const start = async (key: string, file: File) => {
    if (file.size > maxFileBytes) return put(key, { failed: words.tooBig });
    try {
      const answer = fileRef.safeParse(await sendFile(files.upload.path, file, file.name, key));
      put(key, answer.success ? { done: answer.data } : { failed: frameErrors.unreadable });
    } catch (error) {
      put(key, { failed: failureWords(error) });
    }
  };
  const add = (more: File[]) => {
    const room = Math.max(0, maxAttachments - list.length);
    const taken = more.slice(0, room).map((file) => ({ key: newKey(), file }));
    taken.forEach(({ key, file }) => chosen.current.set(key, file));
    setList((now) => [...now, ...taken.map(({ key, file }) => ({ key, name: file.name }))]);
    taken.forEach(({ key, file }) => void start(key, file));
  };
  const retry = (key: string) => {
    const file = chosen.current.get(key);
    if (!file) return;
    setList((now) => now.map((one) => (one.key === key ? { key, name: one.name } : one)));
    void start(key, file);
  };
  return {
    list,
    add,
    retry,
    remove: (key: string) => setList((now) => now.filter((one) => one.key !== key)),
    clear: () => setList([]),
    ids: list.flatMap((one) => (one.done ? [one.done.id] : [])),
    busy: list.some((one) => !one.done && !one.failed),
  };
};
