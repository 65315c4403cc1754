/** Without letters and digits that are taken for others when read aloud or copied: 31 signs. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const length = 15;

/** 提问码 out of random bytes: 15 signs of 31, 74 bits, in groups of five. */
export const codeOf = (bytes: readonly number[]): string => {
  let left = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let code = "";
  for (let at = 0; at < length; at += 1) {
    code += alphabet[Number(left % BigInt(alphabet.length))] ?? "";
    left /= BigInt(alphabet.length);
  }
  return code.replace(/(.{5})(?=.)/g, "$1-");
};

/** As it is compared: however it was written, without blanks and dashes, in capitals. */
export const plainCode = (code: string): string =>
  code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
