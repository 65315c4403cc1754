import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { storage } from "../platform/storage";

interface Settings {
  /** 大字: the reader's own choice; undefined follows WeChat. */
  large: boolean | undefined;
  /** The last scene (二维码、群链接) the app was opened with: a suggestion for where, never a proof. */
  scene: string | undefined;
  setLarge: (large: boolean) => void;
  cameWith: (scene: string) => void;
}

/** zustand's bridge to what the phone keeps. */
export const keptOnPhone = createJSONStorage(() => ({
  getItem: storage.get,
  setItem: (name, value) => void storage.set(name, value),
  removeItem: storage.remove,
}));

/** What holds for this phone, whoever is signed in. */
export const useSettings = create<Settings>()(
  persist(
    (set) => ({
      large: undefined,
      scene: undefined,
      setLarge: (large) => set({ large }),
      cameWith: (scene) => set({ scene }),
    }),
    { name: "settings", storage: keptOnPhone },
  ),
);
