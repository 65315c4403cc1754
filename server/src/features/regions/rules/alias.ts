import { addressParts, normalise, unitPattern } from "./addressText";

/** Another name (别名) of a region, or of an estate in it: an old name, what people call it, how it is often written. */
export interface Alias {
  /** The region it was given to. */
  code: string;
  name: string;
  /** The estate in that region that is meant, as addresses write it; absent: the whole region. */
  estate?: string | undefined;
}

const shortest = 2;
const bareNumber = new RegExp(`^${unitPattern}$`);
const pronoun = /^(?:我|你|您|他|她|咱|俺)们?(?:家|村|社|队)?$/;

/** The form in which two aliases are the same: 老供销社, 老 供销社. */
export const aliasKey = (name: string): string => normalise(name).text;

/**
 * Whether a name can be found in a text without harm. A number alone or a pronoun stands in every report; a name that
 * ends in a number is the address of one building and may be an alias, unless nothing but the number is left.
 */
export const isUsableAlias = (name: string): boolean => {
  const { place } = addressParts(name);
  if (bareNumber.test(aliasKey(name)) || pronoun.test(place)) return false;
  return place.length >= shortest && /\p{Script=Han}|[a-z]{2}|\p{Script=Mongolian}/u.test(place);
};
