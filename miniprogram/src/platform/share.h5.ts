/** In a browser nothing is shared by itself: the reader copies the link. */
export const useShared = (shared: { title: string; page: string }) => void shared;

/** The address of a page of this app, to be sent to somebody. */
export const linkTo = (page: string) => `${window.location.href.split("#")[0] ?? ""}#${page}`;
