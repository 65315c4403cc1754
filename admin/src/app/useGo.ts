import { useState } from "react";

/** How long after `g` a letter still belongs to it, in ms. */
const pairMs = 1200;

/** `g` then a letter goes to a page. */
export const useGo = (go: (to: string) => void) => {
  const [waiting, setWaiting] = useState(false);
  const to = (path: string) => () => {
    setWaiting(false);
    go(path);
  };
  return {
    g: () => {
      setWaiting(true);
      setTimeout(() => setWaiting(false), pairMs);
    },
    ...(waiting && { w: to("/workbench"), c: to("/cases"), m: to("/regions") }),
  };
};
