import type { Point } from "@qizhen/shared/contract/fields";
import type { FieldCipher } from "../../kernel/crypto/fields";
import type { CaseParty, CaseRecord } from "./record";

const contexts = {
  description: "case.description",
  wish: "case.wish",
  address: "case.address",
  location: "case.location",
  name: "case.party.name",
  phone: "case.party.phone",
} as const;
type Field = keyof typeof contexts;

/** Seals and opens what identifies the people of a case (DESIGN, "Personal data"). */
export const createSecrets = (cipher: FieldCipher) => {
  const seal = (field: Field, plain: string) => cipher.seal(plain, contexts[field]);
  const open = (field: Field, sealed: string) => cipher.open(sealed, contexts[field]);
  const openIf = (field: Field, sealed: string | undefined) => (sealed === undefined ? undefined : open(field, sealed));
  return {
    seal,
    /** The blind index of a phone, equal wherever the same number is kept. */
    phoneIndex: (phone: string) => cipher.blindIndex(phone, "phone"),
    /** The blind index of a home, equal for all who live there. */
    homeIndex: (home: string) => cipher.blindIndex(home, "home"),
    description: (c: Pick<CaseRecord, "sealedDescription">) => open("description", c.sealedDescription),
    wish: (c: Pick<CaseRecord, "sealedWish">) => openIf("wish", c.sealedWish),
    address: (c: Pick<CaseRecord, "sealedAddress">) => openIf("address", c.sealedAddress),
    location: (c: Pick<CaseRecord, "sealedLocation">) => {
      const opened = openIf("location", c.sealedLocation);
      return opened === undefined ? undefined : (JSON.parse(opened) as Point);
    },
    name: (party: CaseParty) => open("name", party.sealedName),
    phone: (party: CaseParty) => openIf("phone", party.sealedPhone),
  };
};
export type Secrets = ReturnType<typeof createSecrets>;
