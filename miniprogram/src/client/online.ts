import { create } from "zustand";
import { watchNetwork } from "../platform/network";

/** Whether the phone has a network. */
export const useOnline = create<{ online: boolean }>(() => ({ online: true }));

const waiting = new Set<() => void>();

/** Calls `work` each time the network comes back. Returns how to stop. */
export const whenBack = (work: () => void) => {
  waiting.add(work);
  return () => void waiting.delete(work);
};

/** Begins to watch; once, by the app. */
export const startWatchingNetwork = () =>
  watchNetwork((online) => {
    const was = useOnline.getState().online;
    useOnline.setState({ online });
    if (online && !was) waiting.forEach((work) => work());
  });
