import type { Topic } from "./model";

/** Which WeChat templates (订阅消息模板) are used: one for what is said, one for every step of the matter. */
const kinds = ["progress", "message"] as const;
type Templates = Readonly<Record<string, string>>;

const kindOf = (event: Topic): (typeof kinds)[number] =>
  event === "message" || event === "ask" ? "message" : "progress";

/** The template that tells of an event; undefined where none is configured. */
export const templateOf = (templates: Templates, event: Topic): string | undefined => templates[kindOf(event)];

/** What is configured, for the mini-program to ask consent for. */
export const offeredTemplates = (templates: Templates) =>
  kinds.flatMap((kind) => (templates[kind] === undefined ? [] : [{ kind, templateId: templates[kind] }]));

/** Both templates have the same three keywords: 编号 (character_string1), 进展 (thing2), 时间 (time3). */
export const templateValues = (told: { number: string; title: string; time: string }) => ({
  character_string1: told.number,
  thing2: told.title,
  time3: told.time,
});
