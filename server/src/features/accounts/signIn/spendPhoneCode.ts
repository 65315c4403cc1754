import { tooMany } from "../../../kernel/errors";
import type { PhoneCodeStore } from "../store/phoneCodes";
import type { StrikeStore } from "../store/strikes";
import { words } from "../words";
import { addressKey, minutesOf, perAddress } from "./signInWithPassword";

/**
 * Whether somebody holds a phone. A wrong code counts for the phone (five tries a code) and for the address.
 * @throws tooMany
 */
export const spendPhoneCode = async (
  { phone, code, ip, now }: { phone: string; code: string; ip: string; now: Date },
  { codes, strikes }: { codes: PhoneCodeStore; strikes: StrikeStore },
): Promise<boolean> => {
  const here = await strikes.strike(addressKey(ip), perAddress, now);
  if (!here.allowed)
    throw tooMany(words.tooManyFromHere(minutesOf(here.retryAfterSeconds)), undefined, here.retryAfterSeconds);
  const right = await codes.spend(phone, code, now);
  if (right) await strikes.forgive(addressKey(ip));
  return right;
};
