import Taro from "@tarojs/taro";

/** WeChat's type size from which on a reader is given large type: two steps over its ordinary 17 px. */
const largeFromPx = 20;

/** What the phone and WeChat say about the room on top, and about the reader's type size. */
export const device = () => {
  const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const { fontSizeSetting = 0 } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
  return {
    statusTop: statusBarHeight,
    capsule: capsule?.left ? Math.max(0, windowWidth - capsule.left) : 0,
    prefersLarge: fontSizeSetting >= largeFromPx,
    channel: "weapp" as const,
  };
};
