import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import { fail } from "../errors";

/** What a server keeps of a password. */
export interface Credentials {
  user: string;
  salt: Buffer;
  iterations: number;
  storedKey: Buffer;
  serverKey: Buffer;
}

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (data: Buffer) => createHash("sha256").update(data).digest();

/** Derives what is kept (RFC 7677). The password is random and long: the fewest iterations drivers accept are enough. */
export const makeCredentials = (user: string, password: string): Credentials => {
  const salt = randomBytes(28);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  return {
    user,
    salt,
    iterations,
    storedKey: sha256(hmac(salted, "Client Key")),
    serverKey: hmac(salted, "Server Key"),
  };
};

const refuse = () => fail(18, "Authentication failed.");

const part = (text: string, name: string): string =>
  text
    .split(",")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(2) ?? refuse();

/** One conversation of SCRAM-SHA-256, from the client's first message to the server's last. */
export class Scram {
  private firstBare = "";
  private serverFirst = "";
  private nonce = "";
  constructor(private readonly credentials: Credentials) {}

  /** Answers the client's first message. */
  first(message: string): string {
    this.firstBare = message.replace(/^n,[^,]*,/, "");
    this.nonce = part(this.firstBare, "r") + randomBytes(24).toString("base64");
    const { salt, iterations } = this.credentials;
    this.serverFirst = `r=${this.nonce},s=${salt.toString("base64")},i=${iterations}`;
    return this.serverFirst;
  }

  /** Answers the client's proof. @throws DatabaseError 18 where it is wrong */
  final(message: string): string {
    const { user, storedKey, serverKey } = this.credentials;
    const withoutProof = message.slice(0, message.lastIndexOf(",p="));
    const transcript = `${this.firstBare},${this.serverFirst},${withoutProof}`;
    const proof = Buffer.from(part(message, "p"), "base64");
    const signature = hmac(storedKey, transcript);
    if (proof.length !== signature.length || part(withoutProof, "r") !== this.nonce || this.nonce === "") refuse();
    const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (signature[at] as number)));
    const known = part(this.firstBare, "n").replaceAll("=2C", ",").replaceAll("=3D", "=") === user;
    if (!timingSafeEqual(sha256(clientKey), storedKey) || !known) refuse();
    return `v=${hmac(serverKey, transcript).toString("base64")}`;
  }
}
