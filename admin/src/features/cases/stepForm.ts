import { actionRequest, type ActionRequest, type AllowedAction, type CaseDetail } from "@qizhen/shared/contract/cases";
import { steps as words } from "../../words/steps";

/** What is typed into a step's form: each field as text, as its control holds it. */
export type Typed = Partial<Record<string, string>>;

/** Which fields a step's form has. Where an agreement may be terms or one text, it asks for terms. */
export const fieldsOf = ({ needs, may }: AllowedAction): Array<{ name: string; needed: boolean }> => {
  const all = [
    ...needs.map((name) => ({ name, needed: true })),
    ...may.filter((name) => !needs.includes(name)).map((name) => ({ name, needed: false })),
  ].filter(({ name }) => name in words.fields);
  if (!all.some(({ name }) => name === "terms")) return all;
  return all
    .filter(({ name }) => name !== "text")
    .map((field) => (field.name === "terms" ? { ...field, needed: true } : field));
};

/** What a form starts with: for the confirmation of a triage, the machine's answer. */
export const startOf = ({ action }: AllowedAction, detail: CaseDetail): Typed =>
  action === "confirm"
    ? {
        category: detail.category,
        risk: detail.risk,
        level: detail.level,
        mediatorId: detail.responsible?.id ?? detail.triage.candidates[0]?.id,
      }
    : {};

/** Whether a confirmation says something else than the machine did. */
export const isOverruled = (typed: Typed, detail: CaseDetail): boolean =>
  (["category", "risk", "level"] as const).some((name) => typed[name] !== undefined && typed[name] !== detail[name]);

const valueOf = (name: string, text: string): unknown => {
  if (name === "days" || name === "replyDays") return Number(text);
  if (name === "terms")
    return text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  return text;
};

/** What still lacks in a form, by field, in words. */
export const lacksOf = (allowed: AllowedAction, typed: Typed, detail: CaseDetail): Record<string, string> => {
  const lacks: Record<string, string> = Object.fromEntries(
    fieldsOf(allowed)
      .filter(({ name, needed }) => needed && !typed[name]?.trim())
      .map(({ name }) => [name, words.missing]),
  );
  if (allowed.action === "confirm" && isOverruled(typed, detail) && !typed["reason"]?.trim())
    lacks["reason"] = words.reasonIfChanged;
  return lacks;
};

/** The request of a step, or what the contract says against it, by field. What the form started with is not sent back. */
export const requestOf = (
  allowed: AllowedAction,
  typed: Typed,
  detail: CaseDetail,
  version: number,
): { request: ActionRequest } | { wrong: Record<string, string> } => {
  const { action } = allowed;
  const start = startOf(allowed, detail);
  const fields = Object.entries(typed).filter(([name, text]) => text?.trim() && text !== start[name]);
  const body = Object.fromEntries(fields.map(([name, text]) => [name, valueOf(name, (text ?? "").trim())]));
  const read = actionRequest.safeParse({ action, version, ...body });
  if (read.success) return { request: read.data };
  return { wrong: Object.fromEntries(read.error.issues.map((issue) => [String(issue.path[0]), issue.message])) };
};
