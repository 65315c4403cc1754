import { useState } from "react";
import { maxAttachments } from "@qizhen/shared/contract/files";
import { say } from "../../../client/outbox";
import { problemOf } from "../../../client/problems";
import { upload } from "../../../client/uploads";
import { choosePhotos } from "../../../platform/photos";
import { uuid } from "../../../platform/uuid";
import { caseWords as words } from "../../../words/cases";

/** 传照片 in a case: chosen, sent one by one, then said together. */
export const useSendPhotos = (caseId: string, room: string | undefined) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);
  const run = async () => {
    if (busy) return;
    const urls = await choosePhotos(maxAttachments);
    if (urls.length === 0) return;
    setBusy(true);
    setProblem(null);
    try {
      const files = await Promise.all(urls.map((url) => upload(url, uuid(), () => undefined)));
      await say({ caseId, ...(room && { room }), attachments: files.map(({ id }) => id) });
    } catch (error) {
      setProblem({ title: words.uploadFailed, text: problemOf(error).text });
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
};
