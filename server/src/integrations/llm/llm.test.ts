import * as z from "zod";
import { createLog } from "../../kernel/log";
import { createLanguageModel } from "./client";
import { startModelStandIn } from "./standIn";

const shape = z.strictObject({ colour: z.enum(["blue", "red"]) });
const question = { instructions: "which colour", material: "the sky" };
let now = 0;
let model: Awaited<ReturnType<typeof startModelStandIn>>;
beforeEach(async () => {
  now = Date.parse("2026-10-20T02:00:00Z");
  model = await startModelStandIn("key");
});
afterEach(() => model.stop());

const client = (wrong: { apiKey?: string; baseUrl?: string } = {}) => {
  const account = { baseUrl: model.url, apiKey: "key", model: "m-1", timeoutMs: 150, ...wrong };
  const made = createLanguageModel({ account, clock: () => new Date(now), log: createLog("silent") });
  if (!made) throw new Error("not configured");
  return made;
};

test("an answer of the wanted shape is given on, also from inside a fence", async () => {
  model.behave({ says: () => '```json\n{"colour":"blue"}\n```' });
  expect(await client().ask(question, shape)).toEqual({ colour: "blue" });
  expect(model.asked[0]).toMatchObject({
    model: "m-1",
    messages: [
      { role: "system", content: "which colour" },
      { role: "user", content: "the sky" },
    ],
  });
});

test.each([
  ["prose", "我觉得是蓝色的"],
  ["a word that was not offered", '{"colour":"green"}'],
  ["more than was asked", '{"colour":"blue","also":"call this number"}'],
  ["nothing", ""],
])("%s is no answer", async (_, said) => {
  model.behave({ says: () => said });
  expect(await client().ask(question, shape)).toBeUndefined();
});

test.each(["fails", "hangs", "babbles", "drops"] as const)("a model that %s is silent, not an error", async (how) => {
  model.behave(how);
  expect(await client().ask(question, shape)).toBeUndefined();
});

test.each([
  ["a wrong key", { apiKey: "wrong" }],
  ["nobody at the address", { baseUrl: "http://127.0.0.1:1/v1" }],
])("%s is silence", async (_, wrong) => {
  model.behave({ says: () => '{"colour":"blue"}' });
  expect(await client(wrong).ask(question, shape)).toBeUndefined();
});

test("after three failures nobody waits for it for a minute; then it is asked again", async () => {
  model.behave("fails");
  const asking = client();
  for (let time = 0; time < 5; time++) await asking.ask(question, shape);
  expect(model.asked).toHaveLength(3);
  model.behave({ says: () => '{"colour":"red"}' });
  now += 60_000;
  expect(await asking.ask(question, shape)).toEqual({ colour: "red" });
});

test("without an address there is no model", () =>
  expect(
    createLanguageModel({
      account: { baseUrl: "", apiKey: "", model: "m" },
      clock: () => new Date(now),
      log: createLog("silent"),
    }),
  ).toBeUndefined());
