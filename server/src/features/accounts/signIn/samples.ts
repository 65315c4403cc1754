import { words } from "../words";
import { hashPassword } from "./passwords";

/** The one password of all sample accounts (DESIGN, "Sample mode"). */
export const samplePassword = "qizhen-sample";

let hashed: Promise<string> | undefined;
/** Its hash, made once: dozens of accounts share it. */
export const samplePasswordHash = () => (hashed ??= hashPassword(samplePassword));

/** Residents that the sign-in page of H5 offers. */
export const sampleResidents = [1, 2, 3, 4, 5, 6].map((number) => ({
  code: `sample-resident-${number}`,
  label: words.sampleResident(number),
}));
