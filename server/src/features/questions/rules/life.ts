import type { AllowedQuestionAction, QuestionAction, QuestionState } from "@qizhen/shared/contract/questionShapes";

/** As what somebody meets a question. `reader`: each resident who is signed in. */
export type Part = "moderator" | "answerer" | "asker" | "reader";

interface Step {
  action: QuestionAction;
  from: readonly QuestionState[];
  by: readonly Part[];
  /** Absent: it stays where it is. */
  to?: QuestionState;
  needs?: readonly string[];
  may?: readonly string[];
}

const shown = ["published", "answered"] as const;
const asked = ["pending", "asked_back"] as const;
const open = [...asked, ...shown, "private"] as const;
const answerable = [...shown, "private"] as const;
const words = ["title", "text", "category"];

/** The life of a question (公开问诊): what leads where, and who may. */
const steps: readonly Step[] = [
  { action: "publish", from: asked, by: ["moderator"], to: "published", may: words },
  { action: "publish", from: answerable, by: ["moderator"] },
  { action: "reject", from: open, by: ["moderator"], to: "refused", needs: ["reason"] },
  { action: "ask_back", from: ["pending"], by: ["moderator"], to: "asked_back", needs: ["text"] },
  { action: "merge", from: [...asked, ...shown], by: ["moderator"], to: "merged", needs: ["into"] },
  { action: "to_private", from: [...asked, ...shown], by: ["moderator"], to: "private", may: ["reason"] },
  { action: "edit", from: [...asked, ...shown], by: ["moderator"], may: words },
  { action: "ask_expert", from: answerable, by: ["moderator"], needs: ["staffId"] },
  { action: "take", from: answerable, by: ["answerer"] },
  { action: "draft", from: answerable, by: ["answerer"], may: ["text", "cards"] },
  { action: "answer", from: shown, by: ["answerer"], to: "answered", needs: ["text"], may: ["cards", "answerId"] },
  { action: "answer", from: ["private"], by: ["answerer"], needs: ["text"], may: ["cards", "answerId"] },
  { action: "renew", from: answerable, by: ["answerer", "moderator"], needs: ["answerId"] },
  { action: "helped", from: ["answered"], by: ["reader"], may: ["answerId"] },
  { action: "best", from: ["answered"], by: ["asker", "moderator"], needs: ["answerId"] },
  { action: "follow_up", from: answerable, by: ["asker"], needs: ["text"] },
  { action: "reply", from: ["asked_back"], by: ["asker"], to: "pending", needs: ["text"] },
  { action: "hide_more", from: [...asked, ...shown], by: ["asker"], needs: ["text"] },
  { action: "withdraw", from: open, by: ["asker"], to: "withdrawn" },
  { action: "convert", from: [...open, "merged", "refused", "converted"], by: ["asker"], may: ["keepPublic"] },
];

/** What the table asks of a question. */
export interface Life {
  state: QuestionState;
  answers: readonly { id: string }[];
  followUps: readonly { waiting: boolean }[];
}

/** What the table cannot say: steps that need something to be there. */
const lacks: Partial<Record<QuestionAction, (life: Life, to: QuestionState | undefined) => boolean>> = {
  publish: ({ followUps }, to) => to === undefined && !followUps.some(({ waiting }) => waiting),
  best: ({ answers }) => answers.length === 0,
  renew: ({ answers }) => answers.length === 0,
};

const fits = (life: Life, parts: readonly Part[]) => (step: Step) =>
  step.from.includes(life.state) &&
  step.by.some((part) => parts.includes(part)) &&
  !lacks[step.action]?.(life, step.to);

/** Decides one step. `notYours`: it is somebody else's to take; `notNow`: nobody can take it as things stand. */
export const decide = (
  life: Life,
  action: QuestionAction,
  parts: readonly Part[],
): { to: QuestionState } | { fault: "notYours" | "notNow" } => {
  const step = steps.filter((one) => one.action === action).find(fits(life, parts));
  if (step) return { to: step.to ?? life.state };
  const theirs = steps.some((one) => one.action === action && one.by.some((part) => parts.includes(part)));
  return { fault: theirs ? "notNow" : "notYours" };
};

/** What somebody may do now, with what each step needs. */
export const allowedActions = (life: Life, parts: readonly Part[]): AllowedQuestionAction[] =>
  steps
    .filter(fits(life, parts))
    .map(({ action, needs = [], may = [] }) => ({ action, needs: [...needs], may: [...may] }));
