/** The county of a place: its first six digits (DOMAIN §8). */
export const countyOf = (code: string): string => `${code.slice(0, 6)}000000`;
