import Taro from "@tarojs/taro";

/** What the phone keeps while the app is closed: 1 MB a key, 10 MB in all (WeChat's bounds). Text in, text out; never throws. */
export const storage = {
  get: (key: string): string | null => {
    try {
      const value: unknown = Taro.getStorageSync(key);
      return typeof value === "string" && value !== "" ? value : null;
    } catch {
      return null;
    }
  },
  /** Whether there was room for it. */
  set: (key: string, value: string): boolean => {
    try {
      Taro.setStorageSync(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove: (key: string) => {
    try {
      Taro.removeStorageSync(key);
    } catch {
      // a private window without storage: nothing was kept, nothing is to go
    }
  },
};
