import type { Sms } from "../../../integrations/sms";
import { SmsError } from "../../../integrations/sms";
import { tooMany, unavailable } from "../../../kernel/errors";
import { randomDigits } from "../../../kernel/ids";
import { againAfterMs, type PhoneCodeStore } from "../store/phoneCodes";
import type { StrikeRule, StrikeStore } from "../store/strikes";
import { words } from "../words";

const dayMs = 24 * 60 * 60_000;
const perPhone: StrikeRule = { most: 10, windowMs: dayMs, sliding: false };
/** A whole village can share an address, and a message costs a few 分. */
const perAddress: StrikeRule = { most: 500, windowMs: dayMs, sliding: false };

/**
 * Texts a code to a phone: one a minute, ten a day. In sample mode nothing leaves the machine, and the code is answered.
 * @throws tooMany, unavailable
 */
export const sendPhoneCode = async (
  { phone, ip, now }: { phone: string; ip: string; now: Date },
  { codes, strikes, sms, sample }: { codes: PhoneCodeStore; strikes: StrikeStore; sms: Sms; sample: boolean },
): Promise<{ retryAfterSeconds: number; sampleCode?: string }> => {
  const code = randomDigits();
  const wait = await codes.put(phone, code, now);
  if (wait > 0) throw tooMany(words.codeTooSoon(wait), undefined, wait);
  const day = [
    await strikes.strike(`text to ${phone}`, perPhone, now),
    await strikes.strike(`text from ${ip}`, perAddress, now),
  ];
  for (const strike of day) if (!strike.allowed) throw tooMany(words.codeTooOften, undefined, strike.retryAfterSeconds);
  const answer = { retryAfterSeconds: againAfterMs / 1000 };
  if (sample) return { ...answer, sampleCode: code };
  try {
    await sms.sendCode(phone, code);
  } catch (error) {
    await codes.drop(phone, code);
    throw error instanceof SmsError ? unavailable(words.smsDown) : error;
  }
  return answer;
};
