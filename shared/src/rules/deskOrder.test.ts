import fc from "fast-check";
import { centreOfDoor, doorScene, inCallOrder } from "./deskOrder";

test("a promised time goes before a smaller number, and of one time the smaller number goes first", () => {
  const at = (hour: string) => `2026-10-20T${hour}:00+08:00`;
  const order = inCallOrder([
    { start: at("09:30"), number: 2 },
    { start: at("09:00"), number: 7 },
    { start: at("09:30"), number: 1 },
  ]);
  expect(order.map(({ number }) => number)).toEqual([7, 1, 2]);
});

test("the order is the same whoever asks: it depends on times and numbers only", () => {
  const one = fc.record({ start: fc.date({ noInvalidDate: true }), number: fc.integer({ min: 1 }) });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ number }) => number }), (all) => {
      const numbers = (list: typeof all) => inCallOrder(list).map(({ number }) => number);
      expect(numbers([...all].reverse())).toEqual(numbers(all));
      expect(numbers(all)).toHaveLength(all.length);
    }),
  );
});

test("a door's code is no grid's code, and the other way round", () => {
  expect(centreOfDoor(doorScene("150204101001"))).toBe("150204101001");
  for (const other of ["150204101001", "g150204101001003", "d150204101001003", "d15020410100x", ""])
    expect(centreOfDoor(other)).toBeUndefined();
});
