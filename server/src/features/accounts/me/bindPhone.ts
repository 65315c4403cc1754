import { WechatError, type Wechat } from "../../../integrations/wechat";
import { conflict, unavailable, unprocessable } from "../../../kernel/errors";
import type { Resident } from "../people";
import { spendPhoneCode } from "../signIn/spendPhoneCode";
import type { PhoneCodeStore } from "../store/phoneCodes";
import type { ResidentStore } from "../store/residents";
import type { StrikeStore } from "../store/strikes";
import { words } from "../words";
import { linkPhone, type OnPhoneBound } from "./linkPhone";

/** Either what WeChat's phone button gave, or a number with the code texted to it. */
type PhoneProof = { wechatCode: string } | { phone: string; code: string };

interface Doors {
  wechat: Wechat;
  codes: PhoneCodeStore;
  strikes: StrikeStore;
  residents: ResidentStore;
  hooks: readonly OnPhoneBound[];
  /** Somebody else's record has changed: their sign-ins are read anew. */
  forget(userId: string): void;
}

const chineseMobile = /^1[3-9]\d{9}$/;

const numberFromWechat = async (code: string, wechat: Wechat): Promise<string> => {
  if (!wechat.configured) throw unprocessable(words.wrongWechatPhone);
  try {
    const { phone, country } = await wechat.phoneNumber(code);
    if (country !== "86" || !chineseMobile.test(phone)) throw unprocessable(words.foreignPhone);
    return phone;
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    throw error.kind === "code" ? unprocessable(words.wrongWechatPhone) : unavailable(words.wechatPhoneDown);
  }
};

const provedNumber = async (proof: PhoneProof, call: { ip: string; now: Date }, doors: Doors) => {
  if ("wechatCode" in proof) return numberFromWechat(proof.wechatCode, doors.wechat);
  if (!(await spendPhoneCode({ ...proof, ...call }, doors)))
    throw unprocessable(words.wrongPhoneCode, { code: words.wrongPhoneCode });
  return proof.phone;
};

/**
 * Binds a proved number to a resident. Whoever had it before has it no more: who can receive a message today is the best
 * proof there is. A record that had nothing but this number (a sign-in on H5) is the same person, and becomes part of this one.
 * @throws unprocessable, tooMany, unavailable
 */
export const bindPhone = async (
  { id, proof, key, ip, now }: { id: string; proof: PhoneProof; key: string | undefined; ip: string; now: Date },
  doors: Doors,
): Promise<Resident> => {
  const { residents } = doors;
  // A code is good once: the retry of an intent that has succeeded is not asked for another.
  if (key !== undefined && (await residents.hasBoundPhone(id, key))) {
    const bound = await residents.find(id);
    if (bound) return bound;
  }
  const phone = await provedNumber(proof, { ip, now }, doors);
  const before = await residents.takePhone(phone, id);
  if (before) doors.forget(before.id);
  const resident = await residents.givePhone(id, phone, key);
  if (!resident) throw conflict(words.phoneMoved); // another request bound the same number this very moment
  await linkPhone(resident, phone, now, doors);
  return resident;
};
