import Taro from "@tarojs/taro";

/** Dials: the phone asks once more before it rings. */
export const dial = (number: string) => void Taro.makePhoneCall({ phoneNumber: number, fail: () => undefined });
