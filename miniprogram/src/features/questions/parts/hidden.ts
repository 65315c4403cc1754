import { hidePrivate } from "@qizhen/shared/rules/privacy";
import type { Stretch } from "./marked.types";

/** A text as others will see it, with the stretches of it that stand for what was hidden, and those that were hidden. */
export interface Hidden {
  text: string;
  shown: Stretch[];
  found: Stretch[];
}

/** Hides what is private in a text, on the phone: nothing is asked of the server for it. */
export const hide = (text: string): Hidden => {
  const { text: masked, spans } = hidePrivate(text);
  let moved = 0;
  const shown = spans.map((span) => {
    const from = span.from + moved;
    moved += span.shown.length - (span.to - span.from);
    return { from, to: from + span.shown.length };
  });
  return { text: masked, shown, found: spans.map(({ from, to }) => ({ from, to })) };
};
