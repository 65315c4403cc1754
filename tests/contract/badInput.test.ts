import type { Endpoint } from "@qizhen/shared/endpoint";
import { errorBody } from "@qizhen/shared/endpoint";
import { createHmac } from "node:crypto";
import { countAll } from "../../server/src/testing/counts";
import { signIn } from "../../server/src/testing/signIn";
import { endpoints, requests, send, type Answered, type Made, type Sending } from "./requests";
import { makeWorld, type Caller, type World } from "./world";

jest.setTimeout(300_000);
let world: World;
let residents = 0;
beforeAll(async () => (world = await makeWorld()));
afterAll(() => world.stop());

/** Those that take a JSON body. A file is no JSON, and has tests of its own. */
const withBody = endpoints.filter(([name, e]) => e.method === "POST" && name !== "files.upload");

/** Somebody who may call, fresh where many may, so that nobody's allowance runs out. */
const tokenFor = async ({ access }: Endpoint): Promise<string | undefined> => {
  if (access === "public") return undefined;
  if (access === "signedIn" || access.includes("resident"))
    return (await signIn(world.app, `sample-resident-${500 + ++residents}`)).token;
  return world.tokens[access[0] as Exclude<Caller, "nobody">];
};

/** The refusal as the contract shapes it, with a sentence for a person. */
const expectRefusal = (answer: Answered, about: string, statuses: readonly number[]) => {
  const got = `${about}: ${answer.status} ${answer.text.slice(0, 200)}`;
  expect({ got, right: statuses.includes(answer.status) }).toEqual({ got, right: true });
  if (answer.status === 200) return;
  const { error } = errorBody.parse(JSON.parse(answer.text));
  expect(error.message).toMatch(/[\u4e00-\u9fff]{4}/);
  expect(error.message).not.toMatch(/[A-Za-z]{4,}Error|undefined|\bat /);
};

/** Each of these is refused, and together they change nothing: counting every collection costs more than asking. */
const allRefused = async (
  name: string,
  statuses: readonly number[],
  asks: Readonly<Record<string, () => Promise<Answered>>>,
) => {
  await world.app.app.outbox.drain();
  const before = await countAll();
  for (const [what, ask] of Object.entries(asks)) expectRefusal(await ask(), `${name}: ${what}`, statuses);
  await world.app.app.outbox.drain();
  expect({ name, counts: await countAll() }).toEqual({ name, counts: before });
};
const refused = (about: string, statuses: readonly number[], ask: () => Promise<Answered>) =>
  allRefused("refused", statuses, { [about]: ask });

const wrongTypeOf = (value: unknown): unknown =>
  typeof value === "string" ? { a: 1 } : typeof value === "object" ? 7 : "x";
const longText = "长".repeat(6000);
const tenMegabytes = JSON.stringify({ filler: "x".repeat(10 * 1024 * 1024) });
const hiddenText = { NUL: "有\u0000的", "a bidi override": "有\u202e的", "half a surrogate pair": "有\ud83d的" };

/** Bodies that are wrong whatever the endpoint, each with how it is sent. */
const wrongBodies = (good: Record<string, unknown>): Record<string, Sending> => ({
  "not JSON": { raw: '{"a": ' },
  "JSON that is no object": { raw: "[1, 2]" },
  "a bare null": { raw: "null" },
  "not UTF-8 text": { raw: JSON.stringify(good), type: "text/plain" },
  "an unknown field": { raw: JSON.stringify({ ...good, unknownField: 1 }) },
  "a key with $": { raw: JSON.stringify({ ...good, $where: "1" }) },
  "a key with a dot": { raw: JSON.stringify({ ...good, "a.b": 1 }) },
  __proto__: { raw: `{"__proto__": {"admin": true}, ${JSON.stringify(good).slice(1)}`.replace(", }", "}") },
  "nesting without end": { raw: `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}` },
  ...Object.fromEntries(
    Object.entries(good).map(([field, value]) => [
      `${field} of a wrong type`,
      { raw: JSON.stringify({ ...good, [field]: wrongTypeOf(value) }) },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(good)
      .filter(([, value]) => typeof value === "string")
      .flatMap(([field]) => [
        [`${field} that is too long`, { raw: JSON.stringify({ ...good, [field]: longText }) }],
        ...Object.entries(hiddenText).map(([what, value]) => [
          `${field} with ${what}`,
          { raw: JSON.stringify({ ...good, [field]: value }) },
        ]),
      ]),
  ),
});

/** A text that may stand in a password or a code is not malformed: it is simply not the right one. */
const isGuess = (name: string) => /^accounts\.(wechat|staff|refresh|signOut|bindStaff)$/.test(name);
const wrongBody = (name: string) => [400, 413, 415, 422, ...(isGuess(name) ? [401, 200] : [])];
/** What is counted: a wrong guess leaves its strike, and only that. */
const countedFor = async (name: string) => {
  const counts = await countAll();
  return isGuess(name) ? { ...counts, strikes: 0 } : counts;
};

describe.each(withBody)("%s", (name, e) => {
  const good = (nth: number): Made => requests[name]?.(world.things.own, nth) ?? {};

  test("refuses every bad body with a sentence, and changes nothing", async () => {
    const token = await tokenFor(e);
    const made = good(900);
    const bodies = wrongBodies(
      made.body?.["file"] === undefined ? (made.body ?? {}) : { file: { type: "nothing", features: [1] } },
    );
    await world.app.app.outbox.drain();
    const before = await countedFor(name);
    for (const [what, sending] of Object.entries(bodies))
      expectRefusal(await send(world.app.url, e, made, { ...sending, token }), `${name}: ${what}`, wrongBody(name));
    await world.app.app.outbox.drain();
    expect(await countedFor(name)).toEqual(before);
  });

  test("refuses ten megabytes before reading them", async () => {
    const status = e.maxBytes > 10 * 1024 * 1024 ? 400 : 413;
    const token = await tokenFor(e);
    await refused(`${name}: 10 MB`, [status], () => send(world.app.url, e, good(901), { raw: tenMegabytes, token }));
  });
});

/** An id of the right shape that nothing has. */
const neverGiven = (name: string, field: string) => {
  if (name === "desk.waitingRoom") return "x".repeat(22);
  if (/^visits\..*[sS]wap$/.test(name) && field === "code") return "2".repeat(12);
  if (field === "town") return "150299999000";
  if (field === "code") return "999999999999999";
  return name === "rulebook.version" ? "999999" : "0123456789abcdef01234567";
};

const noIds = ["zzz", "1", "'; drop", "../../etc/passwd", "0".repeat(23), "g".repeat(24), '{"$ne":1}'];

describe.each(endpoints.filter(([, e]) => e.path.includes(":")))("%s", (name, e) => {
  test("refuses every id that is none", async () => {
    const made = requests[name]?.(world.things.own, 902) ?? {};
    const token = await tokenFor(e);
    const withId = (id: string) => {
      const params = Object.fromEntries(Object.keys(made.params ?? {}).map((field) => [field, id]));
      return () => send(world.app.url, e, { ...made, params }, { token });
    };
    await allRefused(name, [400, 403, 404], Object.fromEntries(noIds.map((id) => [`id ${id}`, withId(id)])));
  });

  // Every year has its days, also one in which nobody has entered any.
  if (/^supervision\.(year|saveYear)$/.test(name)) return;
  test("does not know an id that was never given", async () => {
    const made = requests[name]?.(world.things.own, 903) ?? {};
    const params = Object.fromEntries(Object.keys(made.params ?? {}).map((field) => [field, neverGiven(name, field)]));
    const token = await tokenFor(e);
    await refused(`${name}: unknown id`, [401, 404], () => send(world.app.url, e, { ...made, params }, { token }));
  });
});

const inJson = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
/** A token as ours are made, signed with a key that is not ours. */
const forged = () => {
  const claims = { sid: "x", gen: 0, iss: "qizhen", sub: world.things.own.staffId, iat: 0, exp: 4_000_000_000 };
  const signed = `${inJson({ alg: "HS256" })}.${inJson(claims)}`;
  return `${signed}.${createHmac("sha256", "not our key at all, but as long as it").update(signed).digest("base64url")}`;
};

describe.each(endpoints.filter(([, e]) => e.access !== "public"))("%s", (name, e) => {
  test("takes no token that is forged, cut, of another kind, or none at all", async () => {
    const [head = "", body = ""] = world.tokens.resident.split(".");
    const none = `${inJson({ alg: "none" })}.${body}.`;
    const tokens = {
      forged: forged(),
      cut: `${head}.${body}`,
      "without a signature": none,
      nonsense: "abc",
      empty: "",
    };
    const made = requests[name]?.(world.things.own, 904) ?? {};
    const withToken = (token: string) => () => send(world.app.url, e, made, { token });
    await allRefused(
      name,
      [401],
      Object.fromEntries(Object.entries(tokens).map(([what, token]) => [`${what} token`, withToken(token)])),
    );
  });
});

describe("a report", () => {
  const submit = endpoints.find(([name]) => name === "cases.submit")?.[1] as Endpoint;
  const preview = endpoints.find(([name]) => name === "triage.preview")?.[1] as Endpoint;
  const report = { description: "楼上漏水，泡了卧室", gridCode: "150204101001003" };
  const bad: [string, Record<string, unknown>, number[]][] = [
    ["a longitude of 200", { ...report, location: { lng: 200, lat: 40 } }, [400]],
    ["a latitude of -91", { ...report, location: { lng: 110, lat: -91 } }, [400]],
    ["half a place", { ...report, location: { lng: 110 } }, [400]],
    ["a grid that is not there", { ...report, gridCode: "999999999999999" }, [400, 404, 422]],
    ["a grid code that is none", { ...report, gridCode: "abc" }, [400]],
  ];

  test.each(bad)("with %s is refused, by the preview as well", async (about, body, statuses) => {
    const token = await tokenFor(submit);
    await refused(about, statuses, () => send(world.app.url, submit, { body }, { token }));
    await refused(about, statuses, () => send(world.app.url, preview, { body }, { token }));
  });

  test("with somebody else's photo is refused", async () => {
    const token = await tokenFor(submit);
    const body = { ...report, attachments: [world.things.other.fileId] };
    await refused("another's file", [404, 422], () => send(world.app.url, submit, { body }, { token }));
  });

  test("by a resident in somebody else's name is refused", async () => {
    const token = await tokenFor(submit);
    const body = { ...report, applicant: { name: "王秀兰" } };
    await refused("applicant by a resident", [400, 403], () => send(world.app.url, submit, { body }, { token }));
  });

  test("without a key, or with one that is none, is refused", async () => {
    const token = await tokenFor(submit);
    for (const key of ["", "short", "a b c d e f g h", "x".repeat(200)])
      await refused(`key ${key}`, [400], () => send(world.app.url, submit, { body: report }, { token, key }));
  });
});

const keyed = endpoints.filter(
  ([name, e]) => e.key === "required" && ["cases.submit", "messages.send", "cases.act"].includes(name),
);
test.each(keyed)(
  "%s: a key that was used is refused with another body, and answers the same with the same",
  async (name, e) => {
    const key = `replayed-key-${name}`;
    const token = name === "cases.act" ? world.tokens.clerk : world.tokens.resident;
    const made = requests[name]?.(world.things.own, 905) ?? {};
    const other = requests[name]?.(world.things.own, 906) ?? {};
    const first = await send(world.app.url, e, made, { token, key });
    expect([200, 201]).toContain(first.status);
    const again = await send(world.app.url, e, made, { token, key });
    expect((JSON.parse(again.text) as { id: string }).id).toBe((JSON.parse(first.text) as { id: string }).id);
    await refused(`${name}: replayed key`, [409], () => send(world.app.url, e, other, { token, key }));
  },
);

test("a token that has run out is told so", async () => {
  const [, me] = endpoints.find(([name]) => name === "accounts.me") ?? [];
  const { token } = await signIn(world.app, "sample-resident-499");
  world.app.clock.forward(24 * 60 * 60 * 1000);
  expectRefusal(await send(world.app.url, me as Endpoint, {}, { token }), "expired", [401]);
});
