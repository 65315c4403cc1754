/** 念给我听. WeChat has a voice only in a plugin that the account must have been granted: none here. */
export const speech: { say: (text: string, done: () => void) => void; stop: () => void } | undefined = undefined;
