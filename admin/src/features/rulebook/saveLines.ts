import { rulebook as api } from "@qizhen/shared/contract/rulebook";
import { ask } from "../../client/send";

/** Reads the learning list part by part and saves it as a .jsonl file. @returns how many lines @throws ApiError */
export const saveLines = async (reason: string, name: string): Promise<number> => {
  const parts: string[] = [];
  let count = 0;
  let cursor: string | undefined;
  do {
    const part = await ask(api.exportJudged, { body: { reason, ...(cursor && { cursor }) } });
    parts.push(part.jsonl);
    count += part.count;
    cursor = part.next ?? undefined;
  } while (cursor);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type: "application/x-ndjson" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return count;
};
