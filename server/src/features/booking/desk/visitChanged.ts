import type { Changes } from "../../../kernel/live/changes";
import { centreOf } from "../rules/centre";

/** Whose visit, or whose number, is not as it was. */
export interface Changed {
  /** Of the visit or the ticket. */
  id: string;
  /** Of the centre. */
  regionPath: readonly string[];
  hostId?: string | undefined;
  userId?: string | undefined;
}

/**
 * Tells the desks of the centre and of those above it, the host and the visitor that something changed. A waiting room's screen is
 * told by itself and learns no id: whoever stands before it has not signed in.
 */
export const visitChanged = async (
  changes: Pick<Changes, "publish">,
  { id, regionPath, hostId, userId }: Changed,
): Promise<void> => {
  const users = [hostId, userId].flatMap((one) => (one === undefined ? [] : [`user:${one}`]));
  const centre = centreOf(regionPath);
  await changes.publish([
    { topic: "visit", subject: id, audience: [...users, ...regionPath.map((code) => `centre:${code}`)] },
    ...(centre === undefined ? [] : [{ topic: "visit", subject: "screen", audience: [`screen:${centre}`] } as const]),
  ]);
};
