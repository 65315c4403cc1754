import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a node of the tree becomes in WeChat, read from the build's own templates. */
export interface Template {
  /** `view`, `text`, `input`… */
  element: string;
  /** Names of the attributes by the short names that data carries: `p4` → `aria-label`. */
  attributes: ReadonlyMap<string, string>;
  /** The events it listens to: `tap`, `input`… */
  events: ReadonlySet<string>;
}

/** Reads `base.wxml`: the templates by the short name of a node (`nn`). */
export const readTemplates = (dist: string): ReadonlyMap<string, Template> => {
  const text = readFileSync(join(dist, "base.wxml"), "utf8");
  const found = new Map<string, Template>();
  for (const [, number, body] of text.matchAll(
    /<template name="tmpl_0_(\d+)(?:_blur)?">\s*(<[^t/][\s\S]*?>|<t(?:ext|extarea)\b[\s\S]*?>)/g,
  )) {
    const element = /^<([a-z-]+)/.exec(body ?? "")?.[1] ?? "";
    const attributes = new Map(
      [...(body ?? "").matchAll(/\s([a-z-]+)="\{\{[^}"]*?i\.(p\d+|st|cl|focus)\b[^"]*"/g)].map(([, name, short]) => [
        short ?? "",
        name ?? "",
      ]),
    );
    const events = new Set([...(body ?? "").matchAll(/\s(?:bind|catch)([a-z]+)="eh"/g)].map(([, name]) => name ?? ""));
    found.set(number ?? "", { element, attributes, events });
  }
  return found;
};
