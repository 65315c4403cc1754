import { fail } from "../errors";
import { findById, type Collection, type Stored } from "../storage/collection";
import type { Engine, Entry } from "../storage/engine";
import { readDoc, type Doc } from "../values/bson";
import type { Plan } from "./plan";
import { StretchReader } from "./stretchReader";

/** A document found; it is read only if somebody asks for its fields. */
export class Found implements Stored {
  private read: Doc | undefined;
  constructor(
    readonly id: Buffer,
    readonly raw: Buffer,
  ) {}
  get doc(): Doc {
    return (this.read ??= readDoc(this.raw));
  }
}

/** Nothing found yet, though there may be more: let others have their turn. */
export const pause = Symbol("pause");

const entriesATurn = 128;

/** Walks a plan, document by document. */
export class Search {
  keysExamined = 0;
  docsExamined = 0;
  private readonly readers: StretchReader[];
  private readonly seen: Set<string> | undefined;
  private current = 0;

  constructor(
    private readonly engine: Engine,
    private readonly collection: Collection,
    readonly plan: Plan,
    /** `performance.now()` after which it stops with MaxTimeMSExpired. */
    private readonly deadline = Number.POSITIVE_INFINITY,
  ) {
    this.readers = plan.stretches.map((stretch) => new StretchReader(engine, stretch, plan.reverse));
    this.seen = plan.repeats ? new Set() : undefined;
  }

  /** The next document that fits, {@link pause}, or undefined at the end. */
  next(): Found | typeof pause | undefined {
    for (let turn = 0; turn < entriesATurn; turn++) {
      const reader = this.nextReader();
      const entry = reader?.peek();
      if (!reader || !entry) return undefined;
      reader.take();
      this.keysExamined++;
      const found = this.open(entry, reader.stretch.index.primary);
      if (found) return found;
    }
    if (performance.now() > this.deadline) fail(50, "operation exceeded time limit");
    return pause;
  }

  private open({ key, value }: Entry, primary: boolean): Found | undefined {
    const id = primary ? key.subarray(4) : value;
    if (this.seen) {
      const name = id.toString("latin1");
      if (this.seen.has(name)) return undefined;
      this.seen.add(name);
    }
    const raw = primary ? value : findById(this.engine, this.collection, id);
    if (!raw) return undefined;
    this.docsExamined++;
    const found = new Found(id, raw);
    return !this.plan.filter || this.plan.filter.matches(found.doc) ? found : undefined;
  }

  private nextReader(): StretchReader | undefined {
    if (this.readers.length === 1) return this.readers[0];
    return this.plan.ordered ? this.leastReader() : this.firstReader();
  }

  private firstReader(): StretchReader | undefined {
    while (this.current < this.readers.length) {
      const reader = this.readers[this.current];
      if (reader?.peek()) return reader;
      this.current++;
    }
    return undefined;
  }

  /** Of the stretches, that whose entry comes first in the wanted order. */
  private leastReader(): StretchReader | undefined {
    let least: StretchReader | undefined;
    let leastKey: Buffer | undefined;
    const sign = this.plan.reverse ? -1 : 1;
    for (const reader of this.readers) {
      const entry = reader.peek();
      if (!entry) continue;
      const key = entry.key.subarray(reader.stretch.orderFrom);
      if (leastKey && Buffer.compare(key, leastKey) * sign >= 0) continue;
      least = reader;
      leastKey = key;
    }
    return least;
  }
}
