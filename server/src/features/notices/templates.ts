import type { Topic } from "./model";

/**
 * Which WeChat templates (订阅消息模板) are used: one for what is said, one for every step of the matter, one for a visit, and one for the
 * last reminder before it: one consent is one message, so that the reminder of the day before must not use up the other's.
 */
const kinds = ["progress", "message", "visit", "visit_soon"] as const;
type Templates = Readonly<Record<string, string>>;

const isOfVisit = (event: Topic): event is "visit" | "visit_soon" => event === "visit" || event === "visit_soon";

const kindOf = (event: Topic): (typeof kinds)[number] =>
  isOfVisit(event) ? event : event === "message" || event === "ask" ? "message" : "progress";

/** The template that tells of an event; undefined where none is configured. A visit without one of its own is told as progress is. */
export const templateOf = (templates: Templates, event: Topic): string | undefined =>
  templates[kindOf(event)] ?? (isOfVisit(event) ? (templates["visit"] ?? templates["progress"]) : undefined);

/** What is configured, for the mini-program to ask consent for. */
export const offeredTemplates = (templates: Templates) =>
  kinds.flatMap((kind) => (templates[kind] === undefined ? [] : [{ kind, templateId: templates[kind] }]));

/** Both templates have the same three keywords: 编号 (character_string1), 进展 (thing2), 时间 (time3). */
export const templateValues = (told: { number: string; title: string; time: string }) => ({
  character_string1: told.number,
  thing2: told.title,
  time3: told.time,
});
