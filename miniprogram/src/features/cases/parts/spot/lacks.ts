import type { Spot } from "../../../../client/spots";
import { spotWords as words } from "../../../../words/spot";

/** What is wrong with the name; it is needed beside a number. */
export const nameWrong = ({ name, phone }: Spot): string | undefined => {
  if (name.trim() === "") return phone.trim() === "" ? undefined : words.phoneAlone;
  return name.trim().length < 2 ? words.nameShort : undefined;
};

export const phoneWrong = ({ phone }: Spot): string | undefined =>
  phone.trim() === "" || /^1[3-9]\d{9}$/.test(phone.trim()) ? undefined : words.phoneWrong;

/** What keeps a small matter from being closed, in the words of the button. */
export const lackOf = (spot: Spot): string | undefined => {
  if (spot.description.trim().length < 2) return words.missingWhat;
  if (spot.result.trim().length < 2) return words.missingResult;
  return nameWrong(spot) ?? phoneWrong(spot);
};
