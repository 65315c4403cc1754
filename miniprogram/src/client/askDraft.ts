import { questionLimits } from "@qizhen/shared/contract/questions";
import type { Category } from "@qizhen/shared/vocabulary";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { uuid } from "../platform/uuid";
import { currentUser } from "./session";
import { keptOnPhone } from "./settings";

/** A question (公开问诊) while it is being written. */
export interface AskDraft {
  /** The Idempotency-Key of its one intent: a double tap or a retry makes one question. */
  key: string;
  body: string;
  /** As its writer put it; undefined takes it from the first sentence. */
  title: string | undefined;
  anonymous: boolean;
  category: Category | undefined;
  /** Where its writer is; others see the town only. */
  gridCode: string | undefined;
  fromVoice: boolean;
  /** Sending was asked for while there was no network: goes by itself when it is back. */
  queued: boolean;
}

/** What was just sent: its code is told by the server once, so the phone keeps it until its writer has it. */
export interface JustSent {
  user: string;
  id: string;
  code?: string;
  /** There was danger in it: whom to call, and the case that was opened at once. */
  urgent: { number: string; label: string }[];
  caseId?: string;
}

interface AskState {
  /** By user: a phone may be handed on. What was written before signing in lies under "". */
  drafts: Record<string, AskDraft>;
  justSent: JustSent | null;
}

export const useAsks = create<AskState>()(
  persist((): AskState => ({ drafts: {}, justSent: null }), { name: "asks", storage: keptOnPhone }),
);

const blank = (): AskDraft => ({
  key: uuid(),
  body: "",
  title: undefined,
  anonymous: true,
  category: undefined,
  gridCode: undefined,
  fromVoice: false,
  queued: false,
});
const me = () => currentUser()?.id ?? "";
const empty = blank();

/** The draft of whoever holds the phone. */
export const askIn = ({ drafts }: AskState): AskDraft => drafts[me()] ?? empty;

/** Changes the draft and keeps it on the phone. */
export const editAsk = (change: Partial<AskDraft>) =>
  useAsks.setState(({ drafts }) => ({ drafts: { ...drafts, [me()]: { ...(drafts[me()] ?? blank()), ...change } } }));

const without = (drafts: AskState["drafts"], ...users: string[]) =>
  Object.fromEntries(Object.entries(drafts).filter(([user]) => !users.includes(user)));

/** Throws the draft away: it was sent, or its writer does not want it any more. */
export const clearAsk = () => useAsks.setState(({ drafts }) => ({ drafts: without(drafts, me()) }));

/** Whoever signed in takes over what they wrote before; what they had begun earlier is older, and gives way. */
export const takeOverAsk = () => {
  const { drafts } = useAsks.getState();
  const before = drafts[""];
  if (me() === "" || !before?.body.trim()) return;
  useAsks.setState({ drafts: { ...without(drafts, ""), [me()]: before } });
};

const longestTitle = 24;
const shortestCut = 6;

/** Cut where a breath is taken, else in the middle. */
const cut = (said: string) => {
  const head = said.slice(0, longestTitle);
  const breath = Math.max(...[..."，,、；;"].map((mark) => head.lastIndexOf(mark)));
  return breath >= shortestCut ? head.slice(0, breath) : `${head.slice(0, longestTitle - 1)}…`;
};

/** How the first sentence begins, as long as a title looks well: what others see first, unless the writer puts it otherwise. */
export const titleOf = ({ title, body }: Pick<AskDraft, "title" | "body">): string => {
  if (title !== undefined) return title;
  const whole = body.trim().replace(/\s+/g, " ");
  const first = /^[^。！？!?；;]+[。！？!?；;]?/.exec(whole)?.[0].trim() ?? "";
  // 您好。 alone says nothing
  const said = first.length > questionLimits.least ? first.replace(/[。；;]$/, "") : whole;
  return said.length <= longestTitle ? said : cut(said);
};
