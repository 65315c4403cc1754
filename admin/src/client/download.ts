import type { Endpoint } from "@qizhen/shared/endpoint";
import { fetchFile } from "./send";

/** Name that the server gave a file. */
const nameOf = (disposition: string | null): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1] ?? "");

/** Asks the server for a file and gives it to the browser to keep. @throws ApiError */
export const saveFromServer = async (
  { path }: Pick<Endpoint, "path">,
  query: Record<string, string | undefined>,
): Promise<void> => {
  const given = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
  const { blob, disposition } = await fetchFile(path, Object.fromEntries(given));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = nameOf(disposition);
  link.click();
  URL.revokeObjectURL(link.href);
};
