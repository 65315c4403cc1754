import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";

/** What an access token says of its bearer. `sid`: the family of refresh tokens it came from. */
export interface TokenClaims {
  sub: string;
  sid: string;
  /** Rises when all of somebody's tokens are to lapse (a new password). */
  gen: number;
}

/** Signs and reads access tokens (JWT, HS256), and short links to one thing for one reader. */
export interface Tokens {
  sign(claims: TokenClaims, now: Date, seconds: number): Promise<string>;
  /** Undefined where forged, of another kind, or expired. */
  read(token: string, now: Date): Promise<(TokenClaims & { until: Date }) | undefined>;
  /** A link's token: good for `subject` until `until`. */
  signLink(subject: string, until: Date): string;
  readLink(token: string, subject: string, now: Date): boolean;
}

const issuer = "qizhen";

export const createTokens = (key: Buffer): Tokens => {
  const linkKey = createHmac("sha256", key).update("links").digest();
  const linkSignature = (subject: string, seconds: string) =>
    createHmac("sha256", linkKey).update(`${subject}\0${seconds}`).digest("base64url");
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
      try {
        const { payload } = await jwtVerify(token, key, { issuer, algorithms: ["HS256"], currentDate: now });
        const { sub, sid, gen, exp } = payload;
        return typeof sub === "string" && typeof sid === "string" && typeof gen === "number" && exp !== undefined
          ? { sub, sid, gen, until: new Date(exp * 1000) }
          : undefined;
      } catch {
        return undefined;
      }
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
