import { personName, phone } from "@qizhen/shared/contract/fields";
import type { Draft } from "../../../client/draft";
import { submit } from "../../../words/cases";

const words = submit.who;

/** What keeps the other side's name or phone from being taken; null if nothing does. */
export const whoIsWrong = ({ respondentName, respondentPhone }: Draft): { name?: string; phone?: string } | null => {
  const [name, number] = [respondentName.trim(), respondentPhone.trim()];
  if (number && !phone.safeParse(number).success) return { phone: words.phoneWrong };
  if (number && !name) return { name: words.phoneAlone };
  if (name && !personName.safeParse(name).success) return { name: words.nameShort };
  return null;
};
