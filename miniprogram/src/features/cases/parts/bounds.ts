/** The contract's own bounds (shared/src/contract), told while writing and not after sending. */
export const maxWords = 5000;
export const maxWish = 500;
export const maxAddress = 200;
export const maxMessage = 2000;
