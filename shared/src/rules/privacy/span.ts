/** What a private detail is (隐私信息的种类). */
export type PrivateKind =
  | "name"
  | "phone"
  | "id_number"
  | "bank_card"
  | "plate"
  | "case_number"
  | "certificate"
  | "email"
  | "wechat"
  | "qq"
  | "birth_date"
  | "address";

/** A private detail in a text: from the UTF-16 unit `from` up to, without, the unit `to`. */
export interface PrivateSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: PrivateKind;
}

/** Finds the details of its kinds in a text made plain (see plainText.ts); spans may overlap and come in any order. */
export type Finder = (plain: string) => PrivateSpan[];

/** Stands for what is hidden already: no finder knows it, none reads over it. */
export const hidden = "\uE000";

/** Every match of a global pattern as a span; `group` names the part that is private, else the whole match is. */
export const matches = (plain: string, pattern: RegExp, kind: PrivateKind): PrivateSpan[] =>
  [...plain.matchAll(pattern)].map((match) => {
    const secret = match.groups?.["secret"] ?? match[0];
    const from = match.index + match[0].lastIndexOf(secret);
    return { from, to: from + secret.length, kind };
  });

/** The text right before a place, at most `length` units of it: what older engines lack in patterns (lookbehind). */
export const before = (plain: string, at: number, length: number): string => plain.slice(Math.max(0, at - length), at);
