import { categories, keysOf, levels, risks } from "@qizhen/shared/vocabulary";
import type { LanguageModel } from "../../integrations/llm";
import { redact } from "./rules/redact";
import { type Opinion, opinionShape } from "./rules/secondOpinion";
import { words } from "./words";

const list = (of: Record<string, string>) =>
  Object.entries(of)
    .map(([id, label]) => `${id}=${label}`)
    .join(" ");

const instructions = words.opinion.instructions(list(categories), list(risks), list(levels), {
  category: keysOf(categories)[0] ?? "other",
  risk: "blue",
  level: "village",
});

/** The report is sent as a quoted value, so that it cannot pass for instructions; what it says never counts as an answer. */
const materialOf = (description: string) => JSON.stringify({ report: redact(description).slice(0, 2000) });

/** Asks the outside model, if there is one, what it makes of a report without names and numbers. Never an error. */
export const askOpinion = async (
  description: string,
  model: LanguageModel | undefined,
): Promise<Opinion | undefined> => {
  if (!model || description.trim() === "") return undefined;
  return model.ask({ instructions, material: materialOf(description) }, opinionShape);
};
