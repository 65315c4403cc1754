import type { FieldCipher } from "../../kernel/crypto/fields";

const context = "lookalike.ref";
const keptMs = 7 * 24 * 60 * 60 * 1000;

/** What a reference names: a neighbours' matter, for one resident, for a week. */
export interface Named {
  caseId: string;
  userId: string;
  /** When the matter was reported, for its month. */
  at: number;
  until: number;
}

/** Names a matter to a resident so that they can choose it and learn nothing from the name. */
export const createRefs = (cipher: FieldCipher) => ({
  make: (caseId: string, userId: string, at: Date, now: Date): string =>
    cipher.seal(JSON.stringify({ caseId, userId, at: at.getTime(), until: now.getTime() + keptMs }), context),
  /** Undefined where it was made for somebody else, is over, or is none of ours. */
  read: (ref: string, userId: string, now: Date): Named | undefined => {
    try {
      const named = JSON.parse(cipher.open(ref, context)) as Named;
      return named.userId === userId && named.until > now.getTime() ? named : undefined;
    } catch {
      return undefined;
    }
  },
});
export type Refs = ReturnType<typeof createRefs>;
