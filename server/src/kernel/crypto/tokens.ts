import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";

/** What an access token says of its bearer. `sid`: the family of refresh tokens it came from. */
export interface TokenClaims {
  sub: string;
  sid: string;
  /** Rises when all of somebody's tokens are to lapse (a new password). */
  gen: number;
}

/** The same, and when it ends. */
type ReadClaims = TokenClaims & { until: Date };

/** Signs and reads access tokens (JWT, HS256), and short links to one thing for one reader. */
export interface Tokens {
  sign(claims: TokenClaims, now: Date, seconds: number): Promise<string>;
  /** Undefined where forged, of another kind, or expired. */
  read(token: string, now: Date): Promise<ReadClaims | undefined>;
  /** A link's token: good for `subject` until `until`. */
  signLink(subject: string, until: Date): string;
  readLink(token: string, subject: string, now: Date): boolean;
}

const issuer = "qizhen";
/** Some 10 MB; beyond, all are reckoned anew. */
const mostVerified = 20_000;

export const createTokens = (key: Buffer): Tokens => {
  const linkKey = createHmac("sha256", key).update("links").digest();
  const linkSignature = (subject: string, seconds: string) =>
    createHmac("sha256", linkKey).update(`${subject}\0${seconds}`).digest("base64url");
  /** A token that was good once is good until it expires: its signature need not be reckoned for each request. */
  const verified = new Map<string, ReadClaims>();
  const verify = async (token: string, now: Date): Promise<ReadClaims | undefined> => {
    try {
      const { payload } = await jwtVerify(token, key, { issuer, algorithms: ["HS256"], currentDate: now });
      const { sub, sid, gen, exp } = payload;
      return typeof sub === "string" && typeof sid === "string" && typeof gen === "number" && exp !== undefined
        ? { sub, sid, gen, until: new Date(exp * 1000) }
        : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    sign: ({ sub, sid, gen }, now, seconds) => {
      const from = Math.floor(now.getTime() / 1000);
      return new SignJWT({ sid, gen })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(issuer)
        .setSubject(sub)
        .setIssuedAt(from)
        .setExpirationTime(from + seconds)
        .sign(key);
    },
    read: async (token, now) => {
      const known = verified.get(token) ?? (await verify(token, now));
      if (!known || known.until <= now) return undefined;
      if (verified.size >= mostVerified) verified.clear();
      verified.set(token, known);
      return known;
    },
    signLink: (subject, until) => {
      const seconds = String(Math.floor(until.getTime() / 1000));
      return `${seconds}.${linkSignature(subject, seconds)}`;
    },
    readLink: (token, subject, now) => {
      const [seconds = "", signature = ""] = token.split(".");
      const right = Buffer.from(linkSignature(subject, seconds));
      const given = Buffer.from(signature);
      return right.length === given.length && timingSafeEqual(right, given) && Number(seconds) * 1000 > now.getTime();
    },
  };
};

/** One-way digest of a random token, for keeping it in the database. Not for passwords. */
export const digest = (value: string) => createHash("sha256").update(value).digest("base64url");
