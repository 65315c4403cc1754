import fc from "fast-check";
import { afterCursor, cursorAfter, cutPage, type Order } from "./keyset";

const order: Order = [
  ["due", 1],
  ["_id", -1],
];

test("pages one after the other hold every row once, in order", () => {
  const row = fc.record({ due: fc.integer({ min: 0, max: 5 }), _id: fc.uuid() });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (r) => r._id }), fc.integer({ min: 1, max: 7 }), (rows, limit) => {
      const sorted = [...rows].sort((a, b) => a.due - b.due || (a._id < b._id ? 1 : -1));
      const seen: typeof rows = [];
      let cursor: string | undefined;
      do {
        const { $or: branches = [] } = afterCursor(order, cursor) as { $or?: Record<string, unknown>[] };
        const rest = sorted.filter((r) => cursor === undefined || branches.some((branch) => fits(r, branch)));
        const { page, next } = cutPage(rest.slice(0, limit + 1), limit, order);
        seen.push(...page);
        cursor = next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(sorted);
    }),
  );
});

const fits = (row: Record<string, unknown>, branch: Record<string, unknown>) =>
  Object.entries(branch).every(([field, wanted]) => {
    if (typeof wanted !== "object" || wanted === null) return row[field] === wanted;
    const { $gt, $lt } = wanted as { $gt?: string; $lt?: string };
    return $gt === undefined ? String(row[field]) < String($lt) : String(row[field]) > String($gt);
  });

test.each(["", "x", "W10", cursorAfter([["_id", 1]], { _id: "a" })])(
  "a cursor of another list (%j) is refused",
  (cursor) => {
    expect(() => afterCursor(order, cursor)).toThrow("翻页的位置失效了");
  },
);
