import type { Session, User } from "@qizhen/shared/contract/accounts";

/** Who is signed in here, shared by all tabs of this browser. */
export interface Kept {
  accessToken: string;
  refreshToken: string;
  user: User;
}

const place = "qizhen.session";
const typist = "qizhen.typist";
const listeners = new Set<() => void>();
let raw: string | null | undefined;
let kept: Kept | null = null;

/** What is kept now; the same object until it changes. Another tab's sign-in or refresh is seen at once. */
export const session = (): Kept | null => {
  const found = localStorage.getItem(place);
  if (found !== raw) {
    raw = found;
    kept = found ? (JSON.parse(found) as Kept) : null;
  }
  return kept;
};

const tell = () => listeners.forEach((listener) => listener());

/** What somebody typed in this tab is not the next one's to see. */
const forgetOthers = (userId: string) => {
  const before = sessionStorage.getItem(typist);
  if (before !== null && before !== userId) sessionStorage.clear();
  sessionStorage.setItem(typist, userId);
};

/** Keeps a sign-in or a refreshed one. */
export const keepSession = ({ accessToken, refreshToken, user }: Session) => {
  forgetOthers(user.id);
  localStorage.setItem(place, JSON.stringify({ accessToken, refreshToken, user } satisfies Kept));
  tell();
};

/** Forgets who was signed in. What was typed is kept elsewhere and stays. */
export const dropSession = () => {
  localStorage.removeItem(place);
  tell();
};

/** Calls back when somebody signs in or out, in this tab or another. */
export const watchSession = (listener: () => void): (() => void) => {
  const other = (event: StorageEvent) => {
    if (event.key === place || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", other);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", other);
  };
};
