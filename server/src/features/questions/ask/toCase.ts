import type { Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import type { QuestionRecord } from "../record";
import { words } from "../words";

/** Whoever asked, opened: for making their case, and for telling them. */
const askerOf = async (question: QuestionRecord, { accounts, secrets }: QuestionParts): Promise<Actor> => {
  const id = secrets.openAsker(question.sealedAsker);
  const name = (await accounts.nameOf([id])).get(id) ?? "";
  return { id, kind: "resident", name, roles: ["resident"], sessionId: "" };
};

/** The asker's case, in the words they have written already; one question, one case, however often. */
export const caseOfQuestion = async (question: QuestionRecord, parts: QuestionParts, now: Date) => {
  const { title, body, gridCode } = parts.secrets.openOriginal(question.sealedOriginal);
  const asker = await askerOf(question, parts);
  const more = question.exchange.filter(({ by }) => by === "asker").map(({ text }) => text);
  const { caseId, number } = await parts.cases.submitQuestion({
    asker,
    questionId: question.id,
    report: {
      description: [words.caseText(title, body), ...more].join("\n").slice(0, 3000),
      category: question.category,
      gridCode: gridCode ?? question.regionPath.at(-1),
    },
    now,
  });
  return { id: caseId, number };
};
