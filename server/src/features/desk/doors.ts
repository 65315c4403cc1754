import type { Actor, Staff } from "../accounts";
import type { DeskDoor } from "../booking";
import type { Changes } from "../../kernel/live/changes";
import type { FieldCipher } from "../../kernel/crypto/fields";

/** What the desk needs of other features and of the machinery; index.ts plugs them in. */
export interface DeskDoors {
  booking: DeskDoor;
  accounts: {
    staffByIds(ids: readonly string[]): Promise<Staff[]>;
    /** Blind index of a number. */
    phoneIndexOf(phone: string): string;
  };
  regions: {
    /** County first, the code itself last; empty when unknown. */
    pathOf(code: string): readonly string[];
    nameOf(code: string): string;
  };
  changes: Pick<Changes, "publish">;
  cipher: FieldCipher;
}

/** Somebody at a desk, and when. */
export interface Asked {
  actor: Actor;
  now: Date;
}
