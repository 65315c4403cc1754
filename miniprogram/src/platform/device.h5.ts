/** A browser has no bar to stay clear of, and its own type size already scales every page. */
export const device = () => ({ statusTop: 0, capsule: 0, prefersLarge: false, channel: "h5" as const });
