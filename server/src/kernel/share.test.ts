import { shareInFlight } from "./share";

test("those who ask the same at once share one answer; who asks later is answered anew", async () => {
  let asked = 0;
  const ask = shareInFlight((key) => Promise.resolve(`${key}${++asked}`));
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual(["a1", "a1", "b2"]);
  expect(await ask("a")).toBe("a3");
});

test("a question that failed is asked again", async () => {
  let fails = true;
  const ask = shareInFlight(() => (fails ? Promise.reject(new Error("down")) : Promise.resolve("up")));
  await expect(ask("a")).rejects.toThrow("down");
  fails = false;
  expect(await ask("a")).toBe("up");
});
