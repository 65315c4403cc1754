// Whole pages are drawn and typed into; a busy machine takes its time.
jest.setTimeout(40_000);
