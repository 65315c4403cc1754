// Browsers know aria-* of themselves.
export {};
