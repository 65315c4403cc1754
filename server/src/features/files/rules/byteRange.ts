/** A stretch of bytes, both ends included. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * The one stretch that a Range header asks for (RFC 9110 §14.2). "all" when there is none, or several, or another unit: then the
 * whole is sent. "none" when it lies behind the end.
 */
export const byteRange = (header: string, length: number): ByteRange | "all" | "none" => {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === "" && last === "") return "all";
  if (first === "") {
    const tail = Math.min(Number(last), length);
    return tail === 0 ? "none" : { from: length - tail, to: length - 1 };
  }
  const [from, to] = [Number(first), last === "" ? length - 1 : Math.min(Number(last), length - 1)];
  if (from >= length) return "none";
  return from > to ? "all" : { from, to };
};
