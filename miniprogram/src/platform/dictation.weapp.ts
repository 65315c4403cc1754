import type { Dictation } from "./dictation.types";

/** WeChat turns speech into text only in a plugin that the account must have been granted; its keyboard has a microphone. */
export const dictation: Dictation | undefined = undefined as Dictation | undefined;
