import { WechatError, type Wechat } from "../../../integrations/wechat";
import { forbidden, tooMany, unauthenticated, unavailable, type AppError } from "../../../kernel/errors";
import type { Person } from "../people";
import type { ResidentStore, WechatIdentity } from "../store/residents";
import type { StaffStore } from "../store/staff";
import { words } from "../words";
import { boundStaffOf } from "./boundStaff";

/** Codes of sample residents (DESIGN, "Sample mode"). */
const sampleCode = /^sample-resident-([1-9]\d{0,3})$/;

/** What a refusal of WeChat means for whoever signs in. */
const refusal = ({ kind }: WechatError): AppError => {
  if (kind === "code") return unauthenticated(words.wrongWechatCode);
  if (kind === "blocked") return forbidden(words.wechatBlocked);
  if (kind === "later") return tooMany(words.wechatBusy, undefined, 60);
  return unavailable(words.wechatDown);
};

interface Doors {
  wechat: Wechat;
  residents: ResidentStore;
  staff: StaffStore;
  /** Sample mode: sample codes are taken. */
  sample: boolean;
}

const identityOf = async (code: string, { wechat, sample }: Doors): Promise<WechatIdentity> => {
  const number = sample ? sampleCode.exec(code)?.[1] : undefined;
  if (number) return { openid: `sample-${number}` };
  if (!wechat.configured) throw sample ? unauthenticated(words.wrongWechatCode) : unavailable(words.wechatOff);
  try {
    return await wechat.codeToSession(code);
  } catch (error) {
    throw error instanceof WechatError ? refusal(error) : error;
  }
};

/**
 * Signs a resident in by a WeChat login code; the first time makes them. Who has bound this WeChat to a staff account is
 * signed in as that, unless they ask to be a resident for once.
 * @throws unauthenticated, forbidden, tooMany, unavailable
 */
export const signInWithWechat = async (
  { code, asResident, now }: { code: string; asResident: boolean; now: Date },
  doors: Doors,
): Promise<Person> => {
  const resident = await doors.residents.signedInByWechat(await identityOf(code, doors), now);
  if (asResident) return resident;
  return (await boundStaffOf(resident, doors.staff)) ?? resident;
};
