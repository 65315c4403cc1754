import Taro from "@tarojs/taro";

/** WeChat has a map that leads there. */
export const hasDirections = true;

/** Opens WeChat's map at a place (GCJ-02), from which it leads the way. */
export const openMap = ({ lng, lat, name }: { lng: number; lat: number; name: string }) =>
  void Taro.openLocation({ longitude: lng, latitude: lat, name, fail: () => undefined });
