import { createContext, useContext } from "react";

export type TabName = "home" | "cases" | "workbench" | "me";

/** What every screen stands in. The app fills it; components know no platform. */
export interface Surroundings {
  /** Large type (大字), by WeChat's or the browser's setting or the app's own switch. */
  large: boolean;
  /** Height of the phone's status bar over the page, and the room WeChat's capsule takes at the right, px. */
  statusTop: number;
  capsule: number;
  online: boolean;
  /** Unread messages and notices, for the tab bar. */
  unread: { cases: number; me: number };
  /** A bound grid worker has a tab of their own. */
  tabs: readonly TabName[];
  toast: string | null;
  goBack: () => void;
  openTab: (tab: TabName) => void;
  signIn: () => void;
  dial: (number: string) => void;
  /** Away from here at once, leaving no page to come back to. */
  leave: () => void;
  /** Reads a text aloud, or stops; absent where the phone cannot. */
  read?: { start: (text: string) => void; stop: () => void; reading: string | null };
}

const nothing = () => undefined;

/** A phone at rest: what tests and a first paint see. */
export const atRest: Surroundings = {
  large: false,
  statusTop: 0,
  capsule: 0,
  online: true,
  unread: { cases: 0, me: 0 },
  tabs: ["home", "cases", "me"],
  toast: null,
  goBack: nothing,
  openTab: nothing,
  signIn: nothing,
  dial: nothing,
  leave: nothing,
};

export const SurroundingsContext = createContext<Surroundings>(atRest);
export const useSurroundings = () => useContext(SurroundingsContext);
