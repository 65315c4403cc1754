import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Long } from "bson";
import { fail } from "../errors";
import { pause } from "../plan/search";
import { numeric } from "../values/bson";

/** Gives one document after the other as bytes, {@link pause} to let others have their turn, undefined at the end. */
export type Pull = () => Buffer | typeof pause | undefined;

const idleMs = 10 * 60_000;
const mostBatchBytes = 16_000_000;
const turnMs = 10;

interface Open {
  id: Long;
  ns: string;
  session: number;
  pull: Pull;
  usedAt: number;
  /** A document that did not fit into the last batch. */
  held: Buffer | undefined;
}

/** One batch of a cursor; `id` is 0 when there is no more. */
export interface Batch {
  id: Long;
  documents: Buffer[];
}

/** Runs steps until they end, and lets others have their turn every ten milliseconds. */
export const takingTurns = async <T>(
  step: () => T | typeof pause | undefined,
  take: (value: T) => boolean,
): Promise<void> => {
  let began = performance.now();
  for (;;) {
    const value = step();
    if (value === undefined) return;
    if (value !== pause && !take(value as T)) return;
    if (value !== pause || performance.now() - began < turnMs) continue;
    await nextTurn();
    began = performance.now();
  }
};

/** The cursors that clients left open. */
export class Cursors {
  private readonly open = new Map<string, Open>();

  /** The first batch of what `pull` gives; the rest stays for getMore unless the batch is the only one. */
  async begin(ns: string, session: number, pull: Pull, size: number, only: boolean): Promise<Batch> {
    const id = Long.fromBigInt(BigInt.asUintN(62, randomBytes(8).readBigUInt64LE()) + 1n);
    const cursor: Open = { id, ns, session, pull, usedAt: performance.now(), held: undefined };
    const batch = await this.fill(cursor, size, only);
    if (!batch.id.isZero()) this.open.set(id.toString(), cursor);
    return batch;
  }

  /** The next batch. @throws DatabaseError 43 for a cursor that is not open, or another collection's */
  async more(id: unknown, ns: string, size: number): Promise<Batch> {
    const key = String(numeric(id));
    const cursor = this.open.get(key) ?? fail(43, `cursor id ${key} not found`);
    if (cursor.ns !== ns)
      return fail(13, `Requested getMore on namespace '${ns}', but cursor belongs to '${cursor.ns}'`);
    cursor.usedAt = performance.now();
    try {
      const batch = await this.fill(cursor, size, false);
      if (batch.id.isZero()) this.open.delete(key);
      return batch;
    } catch (error) {
      this.open.delete(key);
      throw error;
    }
  }

  /** Whether the cursor was open. */
  kill(id: unknown): boolean {
    return this.open.delete(String(numeric(id)));
  }

  /** Closes what nobody used for ten minutes. */
  sweep(): void {
    const limit = performance.now() - idleMs;
    for (const [key, { usedAt }] of this.open) if (usedAt < limit) this.open.delete(key);
  }

  killSession(session: number): void {
    for (const [key, cursor] of this.open) if (cursor.session === session) this.open.delete(key);
  }

  private async fill(cursor: Open, size: number, only: boolean): Promise<Batch> {
    const documents: Buffer[] = [];
    let bytes = 0;
    let done = true;
    const take = (document: Buffer): boolean => {
      if (documents.length >= size || (documents.length > 0 && bytes + document.length > mostBatchBytes)) {
        cursor.held = document;
        done = false;
        return false;
      }
      documents.push(document);
      bytes += document.length;
      if (!only || documents.length < size) return true;
      return false;
    };
    const { held } = cursor;
    cursor.held = undefined;
    if (!held || take(held)) await takingTurns(cursor.pull, take);
    return { id: done || only ? Long.ZERO : cursor.id, documents };
  }
}
