import { files, type FileRef } from "@qizhen/shared/contract/files";
import { sendFile } from "../platform/upload";
import { again, bodyOf } from "./carryOut";
import { withToken } from "./send";

/** Sends a photo or a recording; `key` makes a repeat of it the same file. @throws ApiError, NoNetwork */
export const upload = (url: string, key: string, progress: (percent: number) => void): Promise<FileRef> =>
  withToken(async (token) => {
    const headers = { Authorization: `Bearer ${token}`, "Idempotency-Key": key };
    const answer = await again(() => sendFile(files.upload.path, url, headers, progress));
    return files.upload.answer.parse(bodyOf(answer));
  });
