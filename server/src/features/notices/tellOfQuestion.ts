import type { AppKit } from "../accounts";
import { notices } from "./noticeStore";
import { templateOf } from "./templates";

/** What is told of a question, to one person, because of one entry. */
interface QuestionTelling {
  to: string;
  entry: string;
  at: Date;
  title: string;
  text: string;
}

/** Tells somebody of a question (公开问诊). Neither the notice nor its hint names it: that would say who asked. Safe to repeat. */
export const createQuestionTeller =
  ({ env, changes }: Pick<AppKit, "env" | "changes">) =>
  async (told: QuestionTelling): Promise<void> => {
    const byWechat = templateOf(env.wechat.templates, "question") !== undefined;
    await notices.add({ ...told, event: "question", urgent: false, byWechat });
    await changes.publish([{ topic: "notice", subject: told.entry, audience: [`user:${told.to}`] }]);
  };
