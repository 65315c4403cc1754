import type { FieldCipher } from "../../kernel/crypto/fields";

/** Seals and opens what people write about a task: it names people. */
export const createTaskSecrets = (cipher: FieldCipher) => ({
  seal: (plain: string) => cipher.seal(plain, "joint.text"),
  open: (sealed: string) => cipher.open(sealed, "joint.text"),
});
export type TaskSecrets = ReturnType<typeof createTaskSecrets>;
