import type { RegionLevel } from "@qizhen/shared/vocabulary";
import type { Staff } from "../accounts";
import type { Booking } from "../booking";
import type { Mediators } from "../mediators";
import type { Triage } from "../triage";

interface Point {
  lng: number;
  lat: number;
}

/** What the directory needs of other features; app.ts plugs them in. */
export interface DirectoryDoors {
  accounts: {
    /** May be some seconds old. */
    staffByIds(ids: readonly string[]): Promise<Staff[]>;
    /** As they stand in the database now. */
    freshStaff(id: string): Promise<Staff | undefined>;
    staffPage(
      region: string,
      wanted: { limit: number; cursor?: string | undefined },
    ): Promise<{ items: Staff[]; next: string | null }>;
  };
  booking: Pick<Booking, "offersOf" | "presentSlot">;
  mediators: Pick<Mediators, "atWork">;
  triage: Pick<Triage, "who">;
  regions: {
    nameOf(code: string): string;
    /** County first, the code itself last; empty when unknown. */
    pathOf(code: string): readonly string[];
    byCode(code: string): { level: RegionLevel; name: string; centre: Point } | undefined;
    /** Regions directly below a code; the counties for null. */
    childrenOf(code: string | null): { code: string }[];
  };
}
