import Taro from "@tarojs/taro";

/** Tells whether there is a network, now and whenever that changes. Returns how to stop listening. */
export const watchNetwork = (tell: (online: boolean) => void) => {
  const changed = ({ isConnected }: { isConnected: boolean }) => tell(isConnected);
  Taro.onNetworkStatusChange(changed);
  void Taro.getNetworkType({ success: ({ networkType }) => tell(networkType !== "none") });
  return () => Taro.offNetworkStatusChange(changed);
};
