import type { StaffRole } from "@qizhen/shared/vocabulary";

/** A grid worker (网格员) as a region file names them. */
export interface GridWorker {
  username: string;
  name: string;
  phone: string;
  /** Code of the grid, and codes from its county down to it. */
  region: string;
  regionPath: readonly string[];
}

/** Somebody who works in a region. */
export interface RegionStaff {
  id: string;
  name: string;
  phone?: string | undefined;
  /** Code of the region they belong to. */
  region: string;
}

/** What regions need of the accounts; app.ts plugs it in. */
export interface StaffDoor {
  /**
   * Makes a grid worker's account for each username that is new; an account that is nothing but a grid worker's follows the file,
   * any other is left alone: a file must not make its author an administrator. Safe to repeat.
   */
  ensureStaff(workers: readonly GridWorker[], now: Date): Promise<void>;
  /** Those at work in exactly these regions with one of these roles. */
  staffIn(regions: readonly string[], roles: readonly StaffRole[]): Promise<readonly RegionStaff[]>;
}
