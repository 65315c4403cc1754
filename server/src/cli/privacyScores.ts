import { readFileSync } from "node:fs";
import { findPrivate, hidePrivate } from "@qizhen/shared/rules/privacy";
import * as z from "zod";

const planted = z.object({
  id: z.string(),
  text: z.string(),
  secrets: z.array(z.string()),
  keep: z.array(z.string()).default([]),
});
/** A post with what must not be read by others, and what must still be. */
export type Planted = z.infer<typeof planted>;

/** Reads posts with planted details, one JSON object a line. @throws Error naming file and line that cannot be read */
export const readPlanted = (file: string): Planted[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      try {
        return planted.parse(JSON.parse(line));
      } catch (error) {
        throw new Error(`${file}:${index + 1}`, { cause: error });
      }
    });

/** How well details are found in a set of posts. */
export interface PrivacyScore {
  readonly texts: number;
  readonly secrets: number;
  /** Secrets of which a letter, a digit or a character is left open somewhere. */
  readonly missed: readonly { readonly id: string; readonly secret: string }[];
  readonly kept: number;
  readonly lost: readonly { readonly id: string; readonly word: string }[];
  readonly clean: number;
  /** Posts without secrets in which something was hidden. */
  readonly touched: readonly { readonly id: string; readonly found: readonly string[] }[];
}

const counts = /[\p{L}\p{N}]/u;

/** Whether every place of a secret is covered, to its last letter; dots, dashes and brackets tell nobody. */
const isCovered = ({ text }: Planted, secret: string): boolean => {
  const spans = findPrivate(text);
  for (let from = text.indexOf(secret); from >= 0; from = text.indexOf(secret, from + 1))
    for (let at = from; at < from + secret.length; at += 1) {
      const isOpen = counts.test(text.charAt(at)) && !spans.some((span) => span.from <= at && at < span.to);
      if (isOpen) return false;
    }
  return true;
};

/** Counts what is hidden of what must be, what stays of what must stay, and what is hidden needlessly. */
export const scorePrivacy = (posts: readonly Planted[]): PrivacyScore => {
  const clean = posts.filter(({ secrets }) => secrets.length === 0);
  const shown = new Map(posts.map((post) => [post.id, hidePrivate(post.text).text]));
  return {
    texts: posts.length,
    secrets: posts.reduce((sum, { secrets }) => sum + secrets.length, 0),
    missed: posts.flatMap((post) =>
      post.secrets.filter((secret) => !isCovered(post, secret)).map((secret) => ({ id: post.id, secret })),
    ),
    kept: posts.reduce((sum, { keep }) => sum + keep.length, 0),
    lost: posts.flatMap(({ id, keep }) =>
      keep.filter((word) => !shown.get(id)?.includes(word)).map((word) => ({ id, word })),
    ),
    clean: clean.length,
    touched: clean.flatMap(({ id, text }) => {
      const found = findPrivate(text).map(({ from, to }) => text.slice(from, to));
      return found.length > 0 ? [{ id, found }] : [];
    }),
  };
};

/** The share of secrets that are hidden whole, 0 to 1; 1 where there are none. */
export const recallOf = ({ secrets, missed }: PrivacyScore): number =>
  secrets === 0 ? 1 : 1 - missed.length / secrets;
