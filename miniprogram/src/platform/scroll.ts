import Taro from "@tarojs/taro";

/** Far below the end of any page, px. */
const beyond = 1_000_000;

/** Moves the page to its end. */
export const scrollToEnd = () => void Taro.pageScrollTo({ scrollTop: beyond, duration: 0, fail: () => undefined });
