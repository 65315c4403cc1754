/**
 * Tells whether there is a network, now and whenever that changes. Returns how to stop listening. Asks the browser itself: Taro
 * listens to `navigator.connection`, which half of the browsers lack, and which says nothing on a line of its own.
 */
export const watchNetwork = (tell: (online: boolean) => void) => {
  const changed = () => tell(navigator.onLine);
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  changed();
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
};
