import { configure } from "@testing-library/react";

// Whole pages are drawn and typed into; a busy machine takes its time.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
