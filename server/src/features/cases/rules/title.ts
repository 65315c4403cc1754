import { maskText } from "@qizhen/shared/rules/masking";

const maxLength = 24;

/** First words of what happened, masked, for lists; without words it is called `wordless`. */
export const titleOf = (description: string, wordless: string): string => {
  const masked = maskText(description.replace(/\s+/g, " ").trim());
  if (masked === "") return wordless;
  const [sentence = ""] = masked.split(/[。！？!?；;\n]/, 1);
  const whole = sentence.length >= 4 ? sentence : masked;
  const chars = [...whole];
  if (chars.length <= maxLength) return whole;
  const cut = chars.slice(0, maxLength).join("");
  const comma = Math.max(cut.lastIndexOf("，"), cut.lastIndexOf(","));
  return comma >= 8 ? cut.slice(0, comma) : `${cut}…`;
};
