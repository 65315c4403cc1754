import Taro from "@tarojs/taro";
import type { Place } from "./location.types";

/** WeChat has a map to pick on. */
export const hasOwnMap = true;

/** Picks a place on WeChat's map (GCJ-02); null if the reader went back or refused. */
export const findPlace = async (): Promise<Place | null> => {
  try {
    const { longitude, latitude, name, address } = await Taro.chooseLocation({});
    const text = [address, name].filter(Boolean).join(" ");
    return { lng: Number(longitude), lat: Number(latitude), ...(text && { address: text }) };
  } catch {
    return null;
  }
};
