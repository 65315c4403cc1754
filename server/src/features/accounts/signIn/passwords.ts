import { hash, verify } from "@node-rs/argon2";
import { randomToken } from "../../../kernel/ids";

/** argon2id with 19 MiB and two passes, the library's defaults: about 30 ms of one core. */
export const hashPassword = (password: string) => hash(password);

let dummy: Promise<string> | undefined;
/** A hash that no password fits. */
const dummyHash = () => (dummy ??= hashPassword(randomToken(24)));

/** Whether a password is right. Where there is none to compare with, as much time is spent: nobody learns which names exist. */
export const passwordFits = async (passwordHash: string | undefined, password: string): Promise<boolean> => {
  const fits = await verify(passwordHash ?? (await dummyHash()), password);
  return fits && passwordHash !== undefined;
};
