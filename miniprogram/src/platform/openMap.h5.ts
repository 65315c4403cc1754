/** A browser has none of ours: the place is drawn on the page. */
export const hasDirections = false;

/** Nothing to open in a browser. */
export const openMap: (place: { lng: number; lat: number; name: string }) => void = () => undefined;
