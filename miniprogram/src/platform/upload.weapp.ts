import Taro from "@tarojs/taro";
import { address } from "./address";
import { type Carried, NoNetwork } from "./transport";

/** Sends a file of the phone as the field `file`. `progress` gets 0–100. @throws NoNetwork */
export const sendFile = (
  path: string,
  url: string,
  headers: Record<string, string>,
  progress: (percent: number) => void,
): Promise<Carried> =>
  new Promise((done, failed) => {
    const task = Taro.uploadFile({
      url: address() + path,
      filePath: url,
      name: "file",
      header: headers,
      success: ({ statusCode, data }) => done({ status: statusCode, body: parsed(data) }),
      fail: () => failed(new NoNetwork()),
    });
    task.progress?.(({ progress: percent }) => progress(percent));
    task.catch(() => failed(new NoNetwork()));
  });

const parsed = (data: unknown): unknown => {
  try {
    return typeof data === "string" ? JSON.parse(data) : data;
  } catch {
    return null;
  }
};
