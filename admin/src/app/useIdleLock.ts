import { useEffect } from "react";
import { useChoice } from "../client/kept";

/** Nobody at the keyboard for this long: the screen locks (ms). */
const idleMs = 15 * 60_000;
const lastMove = "qizhen.lastMove";

/** Locks the screen after a quarter of an hour without a key or a click in any tab; a reload does not open it. */
export const useIdleLock = (): [boolean, (locked: boolean) => void] => {
  const [locked, setLocked] = useChoice("locked", false);
  useEffect(() => {
    if (locked) return;
    const moved = () => localStorage.setItem(lastMove, String(Date.now()));
    moved();
    const look = () => {
      if (Date.now() - Number(localStorage.getItem(lastMove)) > idleMs) setLocked(true);
    };
    const events = ["pointerdown", "keydown", "wheel"] as const;
    events.forEach((event) => window.addEventListener(event, moved, { passive: true }));
    const timer = setInterval(look, 10_000);
    return () => {
      events.forEach((event) => window.removeEventListener(event, moved));
      clearInterval(timer);
    };
  }, [locked, setLocked]);
  return [locked, setLocked];
};
