import { maskText } from "@qizhen/shared/rules/masking";
import { words } from "../words";

const maxLength = 24;

/** First words of what happened, masked, for lists; a report of voice alone is called so. */
export const titleOf = (description: string): string => {
  const masked = maskText(description.replace(/\s+/g, " ").trim());
  if (masked === "") return words.voiceOnly;
  const [sentence = ""] = masked.split(/[。！？!?；;\n]/, 1);
  const whole = sentence.length >= 4 ? sentence : masked;
  const chars = [...whole];
  if (chars.length <= maxLength) return whole;
  const cut = chars.slice(0, maxLength).join("");
  const comma = Math.max(cut.lastIndexOf("，"), cut.lastIndexOf(","));
  return comma >= 8 ? cut.slice(0, comma) : `${cut}…`;
};
