import { useEffect, useRef } from "react";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && !!target.closest("input,textarea,select,[contenteditable=true]");

/**
 * Single keys (`j`, `Enter`, `?`) and `ctrl+k`. Plain keys are left alone while somebody types, and while a window lies
 * over the page. Enter is left to the button or link it is on.
 */
export const useShortcuts = (shortcuts: Record<string, (() => void) | undefined>) => {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      const held = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const run = current.current[held ? `ctrl+${key}` : key];
      if (!run) return;
      if (!held && (typing(event.target) || document.querySelector('[role="dialog"]'))) return;
      if (key === "Enter" && event.target instanceof HTMLElement && event.target.closest("a,button")) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
};
