import type { ReferralDoors } from "../doors";
import type { BodyStore } from "./bodyStore";

/** Puts the departments that have an account in a county into its directory; what is there already stays as people have made it. */
export const ensureBodies = async (
  county: string,
  { accounts, bodies }: Pick<ReferralDoors, "accounts"> & { bodies: BodyStore },
): Promise<void> => {
  const departments = await accounts.staffInRegions([county], "department");
  for (const { id, name, phone, disabled } of departments)
    if (!disabled)
      await bodies.insert(
        { name, kind: "department", region: county, county, phone, receiverIds: [id], disabled: false },
        undefined,
      );
};
