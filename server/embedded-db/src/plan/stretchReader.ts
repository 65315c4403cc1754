import type { Engine, Entry } from "../storage/engine";
import type { Stretch } from "./plan";

const firstPage = 32;
const largestPage = 512;
const nul = Buffer.from([0]);

/**
 * Reads the entries of a stretch page by page. Between two pages nothing is held open, so that the file does not grow while
 * a client thinks; what is written meanwhile before the place reached is not seen.
 */
export class StretchReader {
  private page: Entry[] = [];
  private at = 0;
  private size = firstPage;
  private start: Buffer;
  private end: Buffer;
  private finished = false;

  constructor(
    private readonly engine: Engine,
    readonly stretch: Stretch,
    private readonly reverse: boolean,
  ) {
    this.start = stretch.start;
    this.end = stretch.end;
  }

  /** The entry at hand, without taking it. */
  peek(): Entry | undefined {
    if (this.at >= this.page.length && !this.finished) this.read();
    return this.page[this.at];
  }

  take(): void {
    this.at++;
  }

  private read() {
    const { start, end, reverse, size } = this;
    this.page = this.engine.range({ start, end, reverse, limit: size });
    this.at = 0;
    this.finished = this.page.length < size;
    this.size = Math.min(size * 4, largestPage);
    const last = this.page.at(-1)?.key;
    if (!last) return;
    if (reverse) this.end = last;
    else this.start = Buffer.concat([last, nul]);
  }
}
