/** A browser has no code to sign in with by itself: null. */
export const silentCode = (): Promise<string | null> => Promise.resolve(null);
