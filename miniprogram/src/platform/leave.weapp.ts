import Taro from "@tarojs/taro";

/** 快速离开: closes the mini-program; where that is refused, home. */
export const leave = () => void Taro.exitMiniProgram({ fail: () => void Taro.reLaunch({ url: "/pages/home/index" }) });
