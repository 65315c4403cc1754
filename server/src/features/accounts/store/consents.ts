import type { Consent, Person } from "../people";
import { ResidentModel, StaffModel } from "./model";

/** The history as the application sees it, without the keys. */
export const openedConsents = (record: { consents: readonly Consent[] }): Consent[] =>
  record.consents.map(({ notice, version, agreed, at }) => ({ notice, version, agreed, at }));

/** Adds to somebody's history of consents; the same key adds once. */
export const addConsent = async (
  { id, kind }: Pick<Person, "id" | "kind">,
  consent: Consent,
  key: string | undefined,
): Promise<void> => {
  const filter = { kind, _id: id, ...(key !== undefined && { "consents.key": { $ne: key } }) };
  const change = { $push: { consents: { ...consent, ...(key !== undefined && { key }) } } };
  if (kind === "resident") await ResidentModel.updateOne({ ...filter, kind }, change);
  else await StaffModel.updateOne({ ...filter, kind }, change);
};
