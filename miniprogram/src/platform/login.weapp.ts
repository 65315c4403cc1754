import Taro from "@tarojs/taro";

/** Signs in by itself: WeChat gives a code that the server exchanges. @throws where WeChat cannot be reached */
export const silentCode = async (): Promise<string | null> => (await Taro.login()).code;
