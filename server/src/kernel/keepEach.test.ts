import { keepEach } from "./keepEach";

test("values are kept each by itself, asked for together, and adjusted by what was done here", async () => {
  const asked: string[] = [];
  const ask = (keys: readonly string[]) => {
    asked.push(keys.join());
    return Promise.resolve(new Map(keys.filter((key) => key !== "nowhere").map((key) => [key, 1])));
  };
  const loads = keepEach(60_000, ask);
  await loads.get(["a", "nowhere"]);
  loads.adjust("a", (value = 0) => value + 1);
  loads.adjust("unknown", () => 9);
  expect([...(await loads.get(["a", "b", "nowhere"]))]).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
  expect(asked).toEqual(["a,nowhere", "b"]);
  loads.forget();
  expect([...(await loads.get(["a", "unknown"]))]).toEqual([
    ["a", 1],
    ["unknown", 1],
  ]);
});

test("what was asked for before everything changed is answered but not kept", async () => {
  const answers: (() => void)[] = [];
  const values = keepEach(60_000, (keys) => {
    const answer = new Map(keys.map((key) => [key, answers.length]));
    return new Promise<Map<string, number>>((resolve) => answers.push(() => resolve(answer)));
  });
  const early = values.get(["a"]);
  values.forget();
  const late = values.get(["a"]);
  answers.forEach((answer) => answer());
  expect([(await early).get("a"), (await late).get("a"), (await values.get(["a"])).get("a")]).toEqual([0, 1, 1]);
});

test("many who ask the same at once share one question; one that failed is asked again", async () => {
  let asked = 0;
  let fails = false;
  const values = keepEach(60_000, async (keys) => {
    const turn = ++asked;
    await Promise.resolve();
    if (fails) throw new Error("down");
    return new Map(keys.map((key) => [key, turn]));
  });
  const answers = await Promise.all([values.get(["a"]), values.get(["a", "b"]), values.get(["b"])]);
  expect([answers.map((answer) => answer.get("a")), answers.map((answer) => answer.get("b")), asked]).toEqual([
    [1, 1, undefined],
    [undefined, 2, 2],
    2,
  ]);
  fails = true;
  await expect(values.get(["c"])).rejects.toThrow("down");
  fails = false;
  expect((await values.get(["c"])).get("c")).toBe(4);
});
