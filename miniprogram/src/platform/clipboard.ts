import Taro from "@tarojs/taro";

/** Copies a text. Whether it went. */
export const copy = async (text: string) => {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
};
