import type Router from "@koa/router";
import type { ReferralPurpose } from "@qizhen/shared/vocabulary";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import { bodyStore } from "./bodies/bodyStore";
import { ensureBodies } from "./bodies/ensureBodies";
import type { ReferralDoors } from "./doors";
import { onCaseMoved } from "./followCase";
import { ReferralModel } from "./model";
import { referralLate, referralMoved } from "./record";
import { referralStore } from "./referralStore";
import { referralRoutes } from "./routes";
import { acceptLimitOf } from "./rules/limits";
import { onLate, onMoved, watchReferrals } from "./watch";
import { words } from "./words";

/** A body as a case's step needs it. `staffIds`: its members here. */
export interface KnownBody {
  id: string;
  name: string;
  phone?: string | undefined;
  /** How long it has to sign, in words. */
  limitText: string;
  staffIds: string[];
}

const everyMs = 60_000;

/** 三调对接: cases handed to other bodies and back, and by them to us. */
export const createReferrals = (kit: AppKit, doors: ReferralDoors) => {
  const parts = { ...doors, bodies: bodyStore, referrals: referralStore };
  return {
    routes: (router: Router) => referralRoutes(router, kit, parts),
    receivers: {
      "case.referral": [onCaseMoved(parts)],
      [referralMoved]: [onMoved(parts)],
      [referralLate]: [onLate(parts)],
    } satisfies Record<string, Receiver[]>,
    jobs: [{ name: "referrals.watch", everyMs, run: (now) => watchReferrals(parts, now) }] satisfies Job[],
    /** Where entries wait. */
    outboxes: [ReferralModel],
    /** The body of the directory that a name means in the nearest of these regions; or the one of this id, where it serves there. */
    bodyFor: async (
      asked: { id?: string | undefined; name: string; purpose?: ReferralPurpose | undefined },
      regionPath: readonly string[],
    ): Promise<KnownBody | undefined> => {
      const body = asked.id
        ? await bodyStore.find(regionPath[0] ?? "", asked.id)
        : await bodyStore.called(regionPath, asked.name);
      if (!body || body.disabled || !regionPath.includes(body.region)) return undefined;
      const limitText = words.limit(acceptLimitOf(body, asked.purpose));
      return { id: body.id, name: body.name, phone: body.phone, limitText, staffIds: body.receiverIds };
    },
    /** Puts the departments that have an account in a county into its directory, once. */
    ensureBodies: (county: string) => ensureBodies(county, parts),
  };
};
export type Referrals = ReturnType<typeof createReferrals>;
