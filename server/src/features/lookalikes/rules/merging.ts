import { openStatuses, type Status } from "@qizhen/shared/vocabulary";

interface Merged {
  id: string;
  status: Status;
  violenceAtHome: boolean;
  groupId?: string | undefined;
}

/** Why a case cannot be put into a group. */
export type MergeRefusal = "closed" | "elsewhere" | "violence";

const isOpen = (status: Status) => (openStatuses as readonly Status[]).includes(status);

/**
 * What stands against a case in a group: undefined where it may. A case is in one group at most, so groups cannot be put into
 * each other in a circle; of violence at home nobody else's people are to know.
 */
export const mergeRefusal = (c: Merged, groupId: string | undefined): MergeRefusal | undefined => {
  if (c.violenceAtHome) return "violence";
  if (c.groupId !== undefined) return c.groupId === groupId ? undefined : "elsewhere";
  return isOpen(c.status) ? undefined : "closed";
};

/** From so many people on a matter is orange at least (DOMAIN §5). */
export const largeFrom = 10;
