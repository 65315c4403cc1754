import { randomToken } from "../../../kernel/ids";
import { pause } from "../../../kernel/clock";

export interface Refusal {
  errcode: number;
  errmsg: string;
}

interface Code {
  kind: "login" | "phone";
  /** An openid, or a phone number. */
  subject: string;
  at: number;
  used: boolean;
  unionid?: string;
  country?: string;
  appId?: string;
}

/** What the stand-in remembers: one mini-program and the people who use it. */
export const createWorld = ({ appId, secret, now }: { appId: string; secret: string; now: () => number }) => ({
  appId,
  secret,
  now,
  random: (bytes: number) => randomToken(bytes),
  rest: () => pause(10),
  codes: new Map<string, Code>(),
  tokens: [] as { value: string; until: number }[],
  blocked: new Set<string>(),
  /** Openids that exist for this mini-program. */
  followers: new Set<string>(),
  /** The keys of each template. */
  templates: new Map<string, readonly string[]>(),
  /** Messages that somebody still takes, by `openid|template`. */
  consents: new Map<string, number>(),
  sending: new Set<string>(),
  sent: [] as { openid: string; templateId: string; body: Readonly<Record<string, unknown>> }[],
});
export type World = ReturnType<typeof createWorld>;
