import { mkdtempSync, rmSync } from "node:fs";
import { randomInt } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { api } from "@qizhen/shared/contract";
import { everyPage, makePhoto, signIn, type Person } from "../e2e/client";
import { startServer } from "../e2e/server";

jest.setTimeout(240_000);

/** What one resident is sending: the same intents are sent again until they are answered. */
interface Intent {
  who: number;
  nth: number;
  description: string;
  /** Answered before the power went. */
  case?: { id: string; number: string };
  fileId?: string;
  messageId?: string;
}

const residents = 6;
const rounds = 5;

const answered = (intents: readonly Intent[]) => intents.filter((intent) => intent.messageId).length;
const keyOf = (what: string, { who, nth }: Intent) => `kill-${what}-${who}-${nth}`;

/** Sends one report with a photo, and a message with it; each step is noted only once it was answered with 201. */
const send = async (person: Person, intent: Intent) => {
  const photo = await person.upload(makePhoto(intent.nth), "photo.png", keyOf("file", intent));
  const made = await person(api.cases.submit, {
    key: keyOf("case", intent),
    body: { description: intent.description, gridCode: "150204101001003", attachments: [photo.id] },
  });
  intent.case = { id: made.id, number: made.number };
  intent.fileId = photo.id;
  const said = await person(api.messages.send, {
    key: keyOf("message", intent),
    params: { id: made.id },
    body: { text: `补充：${intent.description}` },
  });
  intent.messageId = said.id;
};

/** Whether what was answered is there: the case with its number and its photo, the photo's bytes, and the message. */
const check = async (url: string, person: Person, intent: Intent) => {
  if (!intent.case) return;
  const { id, number } = intent.case;
  const found = await person(api.cases.get, { params: { id } });
  expect(found.number).toBe(number);
  expect(found.description).toBe(intent.description);
  expect(found.attachments.map((file) => file.id)).toEqual([intent.fileId]);
  const photo = await fetch(new URL(found.attachments[0]?.url ?? "", url));
  expect(photo.status).toBe(200);
  expect((await photo.arrayBuffer()).byteLength).toBeGreaterThan(50);
  if (!intent.messageId) return;
  const talk = await person(api.messages.list, { params: { id } });
  expect(talk.items.filter((message) => message.id === intent.messageId)).toMatchObject([
    { text: `补充：${intent.description}` },
  ]);
};

test(`after ${rounds} power cuts in a stream of reports, whatever was answered is there, and nothing is there twice`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "qizhen-kill-"));
  const intents: Intent[] = [];
  let server = await startServer({ folder });
  try {
    for (let round = 0; round < rounds; round++) {
      const { url } = server;
      const people = await Promise.all(
        Array.from({ length: residents }, (_, who) => signIn(url, `sample-resident-${who + 1}`)),
      );
      for (const intent of intents) await check(url, people[intent.who] as Person, intent);
      let dead = false;
      const streams = people.map(async (person, who) => {
        // What was cut off is sent again first, under the same keys.
        for (const cut of intents.filter((intent) => intent.who === who && !intent.messageId)) await send(person, cut);
        for (let nth = 0; !dead; nth++) {
          const intent = {
            who,
            nth: round * 1000 + nth,
            description: `第${round}-${who}-${nth}次：楼上漏水，泡了卧室`,
          };
          intents.push(intent);
          await send(person, intent);
        }
      });
      // What fails while the server lives is no power cut.
      const ends = streams.map((stream) =>
        stream.catch((error: unknown) => {
          if (!dead) throw error;
        }),
      );
      // Not before the stream flows, however slow the machine is; then at any moment.
      const answeredBefore = answered(intents);
      while (answered(intents) < answeredBefore + residents) await after(20);
      await after(randomInt(0, 1500));
      dead = true;
      await server.kill();
      await Promise.all(ends);
      server = await startServer({ folder });
    }
    await finish(server.url, intents);
    process.stdout.write(
      `kill: ${answered(intents)} reports answered over ${rounds} power cuts, none lost, none double\n`,
    );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Every intent is sent to its end, and then each has exactly one case, and no number stands twice. */
const finish = async (url: string, intents: readonly Intent[]) => {
  const numbers: string[] = [];
  for (let who = 0; who < residents; who++) {
    const person = await signIn(url, `sample-resident-${who + 1}`);
    const mine = intents.filter((intent) => intent.who === who);
    for (const intent of mine) if (!intent.messageId) await send(person, intent);
    for (const intent of mine) await check(url, person, intent);
    const cases = await everyPage((cursor) =>
      person(api.cases.list, { query: { limit: 100, ...(cursor && { cursor }) } }),
    );
    expect(cases.map(({ id }) => id).sort()).toEqual(mine.map((intent) => intent.case?.id).sort());
    numbers.push(...cases.map(({ number }) => number));
  }
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(rounds);
};
