import { keepFor, shareInFlight } from "./share";

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

test("an answer is kept for its time, unless what it tells of has changed here", async () => {
  let asked = 0;
  const { ask, forget } = keepFor(60_000, (key) => Promise.resolve(`${key}${++asked}`));
  expect([await ask("a"), await ask("a")]).toEqual(["a1", "a1"]);
  forget();
  expect(await ask("a")).toBe("a2");
  const brief = keepFor(0, (key) => Promise.resolve(`${key}${++asked}`));
  expect([await brief.ask("a"), await brief.ask("a")]).toEqual(["a3", "a4"]);
});

test("what was asked before a change and answered after it is not kept", async () => {
  const answers: ((value: string) => void)[] = [];
  const { ask, forget } = keepFor(60_000, () => new Promise<string>((resolve) => answers.push(resolve)));
  const early = ask("a");
  forget();
  const late = ask("a");
  answers[0]?.("old");
  answers[1]?.("new");
  expect([await early, await late, await ask("a")]).toEqual(["old", "new", "new"]);
});

test("a failure is not kept", async () => {
  let fails = true;
  const { ask } = keepFor(60_000, () => (fails ? Promise.reject(new Error("down")) : Promise.resolve("up")));
  await expect(ask("a")).rejects.toThrow("down");
  fails = false;
  expect(await ask("a")).toBe("up");
});
