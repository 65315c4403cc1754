/** One in so many ratings that staff wrote down is checked by somebody else. */
const oneIn = 10;

/** Whether a keyed hash (base64url) of a rating's id draws it for a check: nobody without the key can foresee it. */
export const isSampled = (hash: string): boolean => Buffer.from(hash, "base64url").readUInt32BE(0) % oneIn === 0;
