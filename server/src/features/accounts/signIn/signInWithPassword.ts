import { forbidden, tooMany, unauthenticated } from "../../../kernel/errors";
import type { Staff } from "../people";
import type { StaffStore } from "../store/staff";
import type { StrikeRule, StrikeStore } from "../store/strikes";
import { words } from "../words";
import { passwordFits } from "./passwords";

const minute = 60_000;
/** Ten wrong passwords lock that account for that address (DESIGN, "Who signs in"). */
const lock: StrikeRule = { most: 10, windowMs: 15 * minute, sliding: true };
/** One address that tries many names. High, for a whole office can share an address; only failures count. */
export const perAddress: StrikeRule = { most: 100, windowMs: 15 * minute, sliding: false };

export const addressKey = (ip: string) => `failed ${ip}`;
export const minutesOf = (seconds: number) => Math.ceil(seconds / 60);

/**
 * Checks a username and password. Every try is counted before it is made, so that many at once cannot pass the limit
 * together; a right one is forgiven.
 * @throws unauthenticated, forbidden, tooMany
 */
export const signInWithPassword = async (
  { username, password, ip, now }: { username: string; password: string; ip: string; now: Date },
  { staff, strikes }: { staff: StaffStore; strikes: StrikeStore },
): Promise<Staff> => {
  const account = `password ${ip} ${username.toLowerCase()}`;
  const mine = await strikes.strike(account, lock, now);
  if (!mine.allowed)
    throw tooMany(words.lockedOut(minutesOf(mine.retryAfterSeconds)), undefined, mine.retryAfterSeconds);
  const here = await strikes.strike(addressKey(ip), perAddress, now);
  if (!here.allowed)
    throw tooMany(words.tooManyFromHere(minutesOf(here.retryAfterSeconds)), undefined, here.retryAfterSeconds);
  const found = await staff.findForSignIn(username);
  const fits = await passwordFits(found?.passwordHash, password);
  if (!found || !fits) throw unauthenticated(words.wrongPassword);
  if (found.staff.disabled) throw forbidden(words.disabled); // told to its owner only: the password was right
  await Promise.all([strikes.clear(account), strikes.forgive(addressKey(ip))]);
  return found.staff;
};
