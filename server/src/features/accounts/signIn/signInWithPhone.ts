import { unauthenticated } from "../../../kernel/errors";
import { linkPhone, type OnPhoneBound } from "../me/linkPhone";
import type { Resident } from "../people";
import type { PhoneCodeStore } from "../store/phoneCodes";
import type { ResidentStore } from "../store/residents";
import type { StrikeStore } from "../store/strikes";
import { words } from "../words";
import { spendPhoneCode } from "./spendPhoneCode";

/**
 * Signs a resident in by phone and texted code (H5 has no WeChat); the first time makes them, and what was registered for
 * the number becomes theirs to see.
 * @throws unauthenticated, tooMany
 */
export const signInWithPhone = async (
  { phone, code, ip, now }: { phone: string; code: string; ip: string; now: Date },
  doors: {
    codes: PhoneCodeStore;
    strikes: StrikeStore;
    residents: ResidentStore;
    hooks: readonly OnPhoneBound[];
  },
): Promise<Resident> => {
  if (!(await spendPhoneCode({ phone, code, ip, now }, doors))) throw unauthenticated(words.wrongPhoneCode);
  const resident = await doors.residents.signedInByPhone(phone, now);
  await linkPhone(resident, phone, now, doors);
  return resident;
};
