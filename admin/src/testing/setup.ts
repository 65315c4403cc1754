import { configure } from "@testing-library/react";

// Whole pages are drawn and typed into; a busy machine takes its time.
jest.setTimeout(120_000);
// To ask of every element whether it is hidden takes jsdom most of a test: tests that are about it say so (toBeVisible).
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
