import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Encrypts single fields of personal data, and finds them again without decrypting (DESIGN, "Personal data"). */
export interface FieldCipher {
  /** AES-256-GCM with a fresh nonce; `context` (e.g. "case.phone") is bound to the text. Base64. */
  seal(plain: string, context: string): string;
  /** @throws when the text was changed or belongs to another context */
  open(sealed: string, context: string): string;
  /** Keyed blind index: equal inputs give equal outputs, nothing leads back. */
  blindIndex(plain: string, context: string): string;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Both keys are 32 bytes. The first byte of a sealed text names the key's generation, so that keys can be changed. */
export const createFieldCipher = (fieldKey: Buffer, indexKey: Buffer): FieldCipher => ({
  seal: (plain, context) => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", fieldKey, nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
    return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]).toString("base64");
  },
  open: (sealed, context) => {
    const bytes = Buffer.from(sealed, "base64");
    if (bytes[0] !== version) throw new Error("sealed with a key of another generation");
    const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
    const decipher = createDecipheriv("aes-256-gcm", fieldKey, bytes.subarray(1, 1 + nonceBytes))
      .setAAD(Buffer.from(context))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes + tagBytes)), decipher.final()]).toString(
      "utf8",
    );
  },
  blindIndex: (plain, context) => createHmac("sha256", indexKey).update(`${context}\0${plain}`).digest("base64url"),
});
