import type { FieldCipher } from "../../kernel/crypto/fields";
import { codeOf, plainCode } from "./rules/code";

/** What an asker wrote, and the grid they named. */
export interface Original {
  title: string;
  body: string;
  gridCode?: string | undefined;
}

/** Hides who asked, and what is not public (DESIGN, "Personal data"). */
export const createQuestionSecrets = (cipher: FieldCipher) => ({
  /** The keyed index of a person: for limits, votes, and their own list. */
  whoOf: (userId: string) => cipher.blindIndex(userId, "question.who"),
  sameWordsOf: (userId: string, words: string) => cipher.blindIndex(`${userId}\0${words}`, "question.words"),
  sealAsker: (userId: string) => cipher.seal(userId, "question.asker"),
  openAsker: (sealed: string) => cipher.open(sealed, "question.asker"),
  sealOriginal: (original: Original) => cipher.seal(JSON.stringify(original), "question.original"),
  openOriginal: (sealed: string) => JSON.parse(cipher.open(sealed, "question.original")) as Original,
  /** What they want hidden besides: it names the very thing. */
  sealHideMore: (text: string) => cipher.seal(text, "question.hideMore"),
  openHideMore: (sealed: string) => cipher.open(sealed, "question.hideMore"),
  /** The code of one intent: the same for each repeat of it, so that a lost answer loses no code; kept nowhere. */
  codeFor: (userId: string, key: string) =>
    codeOf([...Buffer.from(cipher.blindIndex(`${userId}\0${key}`, "question.code"), "base64url")].slice(0, 16)),
  codeIndexOf: (code: string) => cipher.blindIndex(plainCode(code), "question.codeIndex"),
});
export type QuestionSecrets = ReturnType<typeof createQuestionSecrets>;
