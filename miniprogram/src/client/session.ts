import { accounts, type Session, type User } from "@qizhen/shared/contract/accounts";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { create } from "zustand";
import { silentCode } from "../platform/login";
import { storage } from "../platform/storage";
import { carryOut } from "./carryOut";

/** Who is signed in, and the tokens of it; kept while the app is closed. */
interface Kept {
  user: User;
  accessToken: string;
  refreshToken: string;
}
interface SessionState {
  kept: Kept | null;
}

const keptAs = "session";
const restored = (): Kept | null => {
  try {
    return JSON.parse(storage.get(keptAs) ?? "null") as Kept | null;
  } catch {
    return null;
  }
};

export const useSession = create<SessionState>(() => ({ kept: restored() }));
export const useUser = () => useSession((state) => state.kept?.user);
export const currentUser = () => useSession.getState().kept?.user;

const keep = (kept: Kept | null) => {
  useSession.setState({ kept });
  if (kept) storage.set(keptAs, JSON.stringify(kept));
  else storage.remove(keptAs);
};

/** Takes over a fresh sign-in. */
export const signedIn = ({ accessToken, refreshToken, user }: Session) => keep({ accessToken, refreshToken, user });

/** The user changed something about themselves. */
export const userChanged = (user: User) => {
  const { kept } = useSession.getState();
  if (kept) keep({ ...kept, user });
};

/** Forgets who it was; the server is told if it can be reached. */
export const signOut = async () => {
  const { kept } = useSession.getState();
  keep(null);
  if (kept)
    await call(accounts.signOut, carryOut(), { body: { refreshToken: kept.refreshToken } }).catch(() => undefined);
};

let coming: Promise<string | null> | undefined;

/** One renewal at a time: a spent refresh token that is used again would end the whole sign-in. */
const once = (work: () => Promise<string | null>) => {
  coming ??= work().finally(() => (coming = undefined));
  return coming;
};

const renew = async (kept: Kept): Promise<string | null> => {
  try {
    const session = await call(accounts.refresh, carryOut(), { body: { refreshToken: kept.refreshToken } });
    signedIn(session);
    return session.accessToken;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 429) throw error;
    keep(null); // spent or ended: sign in anew
    return silently();
  }
};

const silently = async (): Promise<string | null> => {
  const code = await silentCode();
  if (code === null) return null;
  const session = await call(accounts.wechat, carryOut(), { body: { code } });
  signedIn(session);
  return session.accessToken;
};

/** A token to call with: the one at hand, or in WeChat a silent sign-in; null where a person has to sign in. */
export const accessToken = (): Promise<string | null> => {
  const { kept } = useSession.getState();
  return kept ? Promise.resolve(kept.accessToken) : once(silently);
};

/** A new token in place of `spent`; null where a person has to sign in. @throws NoNetwork, ApiError of a server in trouble */
export const newToken = (spent: string): Promise<string | null> => {
  const { kept } = useSession.getState();
  if (kept && kept.accessToken !== spent) return Promise.resolve(kept.accessToken); // somebody renewed it meanwhile
  return once(() => (kept ? renew(kept) : silently()));
};
