import type { referrals as api } from "@qizhen/shared/contract/referrals";
import type * as z from "zod";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import type { ReferralDoors } from "../doors";
import type { BodyRecord } from "../record";
import type { ReferralStore } from "../referralStore";
import { words } from "../words";
import type { BodyStore } from "./bodyStore";

type NewBody = z.output<typeof api.createBody.body>;
type ChangedBody = z.output<typeof api.updateBody.body>;

interface Doors extends Pick<ReferralDoors, "regions" | "accounts"> {
  bodies: BodyStore;
  referrals: ReferralStore;
}

const wronglyNamed = () => conflict(words.nameTaken, { name: words.nameTaken });

/** Only departments and experts of the county sign for a body. @throws unprocessable */
const checkReceivers = async (ids: readonly string[], county: string, { accounts, regions }: Doors) => {
  const found = await accounts.staffByIds(ids);
  const fits = found.filter(
    (one) =>
      !one.disabled &&
      regions.pathOf(one.region)[0] === county &&
      one.roles.some((role) => role === "department" || role === "expert"),
  );
  if (fits.length !== new Set(ids).size)
    throw unprocessable(words.receiversNotHere, { receiverIds: words.receiversNotHere });
};

const fieldsOf = ({ name, kind, phone, address, receiverIds, limit }: Omit<NewBody, "region">) => ({
  name,
  kind,
  phone,
  address,
  receiverIds: [...new Set(receiverIds ?? [])],
  limit,
});

/**
 * Adds a body to the directory, within the administrator's own subtree. A repeat of the intent answers with the same.
 * @throws forbidden, unprocessable; conflict where its name is taken there
 */
export const createBody = async (
  { actor, fields, intent }: { actor: Actor; fields: NewBody; intent: Intent | undefined },
  doors: Doors,
): Promise<BodyRecord> => {
  const path = doors.regions.pathOf(fields.region);
  const county = path[0];
  if (county === undefined || !actor.region || !path.includes(actor.region.code)) throw forbidden(words.notYourRegion);
  await checkReceivers(fields.receiverIds ?? [], county, doors);
  const made = intent && { by: actor.id, ...intent };
  const body = { ...fieldsOf(fields), region: fields.region, county, disabled: false };
  const saved = await doors.bodies.insert(body, made);
  if (saved) return saved;
  const before = intent && (await doors.bodies.madeUnder(actor.id, intent.key));
  if (!before) throw wronglyNamed();
  if (before.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return before.body;
};

/**
 * Changes a body; its open referrals go to whoever receives for it now.
 * @throws notFound, unprocessable; conflict where the name is taken, or somebody else has changed it
 */
export const updateBody = async (
  { actor, id, fields }: { actor: Actor; id: string; fields: ChangedBody },
  doors: Doors,
): Promise<BodyRecord> => {
  const county = actor.region && doors.regions.pathOf(actor.region.code)[0];
  const before = county === undefined ? undefined : await doors.bodies.find(county, id);
  const mine = before && actor.region && doors.regions.pathOf(before.region).includes(actor.region.code);
  if (county === undefined || !before || !mine) throw notFound(words.bodyNotFound);
  await checkReceivers(fields.receiverIds ?? [], county, doors);
  const { version, disabled, ...rest } = fields;
  const saved = await doors.bodies.update(county, id, version, { ...fieldsOf(rest), disabled });
  if (saved === "taken") throw wronglyNamed();
  if (!saved) throw conflict(words.bodyChanged(before.name));
  await doors.referrals.handInbox(saved.id, saved.receiverIds);
  return saved;
};
