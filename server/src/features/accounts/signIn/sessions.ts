import { unauthenticated } from "../../../kernel/errors";
import { randomToken } from "../../../kernel/ids";
import { digest, type Tokens } from "../../../kernel/crypto/tokens";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import type { Person } from "../people";
import { sessionStore as sessions, type Session } from "../store/sessions";
import { words } from "../words";

/** Life of an access token, in seconds. */
const accessSeconds = 15 * 60;
/** A sign-in lasts this long after its last use. */
const familyMs = 30 * 24 * 60 * 60 * 1000;
/** How long a spent token is answered as before: its first answer may have been lost, or two windows asked at once. */
const repeatMs = 30_000;
const sealing = "session.successor";

interface SignedTokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** A refresh token: the family it belongs to, and a secret that is good once. */
const split = (token: string) => {
  const [family = "", secret = ""] = token.split(".");
  return { family, secret: digest(secret) };
};

/** Sign-ins: a short access token, and a family of refresh tokens that are good once each. */
export const createSessions = ({ tokens, cipher }: { tokens: Tokens; cipher: FieldCipher }) => {
  const answer = async (session: Pick<Session, "id" | "userId" | "generation">, refreshToken: string, now: Date) => ({
    accessToken: await tokens.sign(
      { sub: session.userId, sid: session.id, gen: session.generation },
      now,
      accessSeconds,
    ),
    refreshToken,
    expiresIn: accessSeconds,
  });
  const expiry = (now: Date) => new Date(now.getTime() + familyMs);

  /** The answer to a token that was spent a moment ago, while its successor has not been used: that successor again. */
  const repeated = (session: Session, secret: string, now: Date): string | undefined => {
    if (session.previous !== secret || session.successor === undefined) return undefined;
    if (now.getTime() - session.rotatedAt.getTime() > repeatMs) return undefined;
    return cipher.open(session.successor, sealing);
  };

  const next = async (session: Session, secret: string, now: Date): Promise<string | undefined> => {
    if (session.current !== secret) return repeated(session, secret, now);
    const fresh = `${session.id}.${randomToken(32)}`;
    const to = { current: split(fresh).secret, successor: cipher.seal(fresh, sealing), expiresAt: expiry(now) };
    if (await sessions.rotate(session.id, secret, to, now)) return fresh;
    const moved = await sessions.find(session.id, now); // another request with the same token was faster
    return moved && repeated(moved, secret, now);
  };

  return {
    start: async (person: Person, now: Date): Promise<SignedTokens> => {
      const id = randomToken(18);
      const refreshToken = `${id}.${randomToken(32)}`;
      const session = { id, userId: person.id, generation: person.generation };
      await sessions.create({
        _id: id,
        userId: person.id,
        generation: person.generation,
        current: split(refreshToken).secret,
        rotatedAt: now,
        expiresAt: expiry(now),
      });
      return answer(session, refreshToken, now);
    },
    /**
     * Spends a refresh token for the next. One that was spent before ends the whole family: either its owner or a thief
     * holds a copy, and both must sign in again.
     * @throws unauthenticated
     */
    refresh: async (token: string, now: Date): Promise<SignedTokens & { userId: string; generation: number }> => {
      const { family, secret } = split(token);
      const session = await sessions.find(family, now);
      if (!session) throw unauthenticated(words.sessionEnded);
      const fresh = await next(session, secret, now);
      if (fresh === undefined) {
        await sessions.end(session.id, now);
        throw unauthenticated(words.sessionEnded);
      }
      const { userId, generation } = session;
      return { ...(await answer(session, fresh, now)), userId, generation };
    },
    /** Ends the family a token belongs to, spent or not. Whoever knows none of it ends nothing. */
    end: async (token: string, now: Date): Promise<string> => {
      const { family } = split(token);
      await sessions.end(family, now);
      return family;
    },
  };
};
