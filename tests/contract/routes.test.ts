import type { Endpoint } from "@qizhen/shared/endpoint";
import { errorBody } from "@qizhen/shared/endpoint";
import { endpoints, requests, send, type Answered } from "./requests";
import { callers, makeWorld, whose, type Caller, type Whose, type World } from "./world";

jest.setTimeout(300_000);
let world: World;
beforeAll(async () => (world = await makeWorld()));
afterAll(() => world.stop());

/**
 * Whose cases a role sees (server/src/features/cases/policy.ts): a resident their own; a grid worker those of their grid; a
 * mediator those they had to do with; experts and departments none until they are called in; those who answer for a region
 * all of it. Nobody sees another county's.
 */
const sees: Readonly<Record<Caller, readonly Whose[]>> = {
  resident: ["own"],
  grid_worker: ["own"],
  mediator: ["own"],
  expert: [],
  department: [],
  clerk: ["own", "other"],
  leader: ["own", "other"],
  admin: ["own", "other"],
  nobody: [],
};

/** Endpoints about a case, or a thing of one: who does not see the case gets 404, as if it were not there. */
const aboutCase = (name: string) =>
  /^(cases\.(get|act|unmask|viewers|present)|messages\.|evaluation\.rate|files\.download)/.test(name);

type Expected = readonly number[];
const done: Expected = [200, 201];

/** What a request answers that access and sight would allow, and why it is not done all the same. */
const exceptions: readonly {
  of: RegExp;
  by: readonly Caller[];
  whose?: readonly Whose[];
  status: Expected;
  why: string;
}[] = [
  { of: /^cases\.act$/, by: ["resident"], status: [403], why: "a note is a step of staff" },
  { of: /^cases\.act$/, by: ["grid_worker"], status: [403], why: "a grid worker sees the case without handling it" },
  { of: /^cases\.act$/, by: ["admin"], status: [403], why: "administrators take no steps" },
  {
    of: /^cases\.viewers$/,
    by: ["grid_worker", "mediator", "clerk", "leader", "admin"],
    status: [200, 403],
    why: "谁看过我的事 is the resident's",
  },
  {
    of: /^messages\./,
    by: ["grid_worker", "admin"],
    status: [403, 404],
    why: "who does not handle or oversee it is in no room",
  },
  { of: /^messages\.send$/, by: ["leader"], status: [403], why: "leaders read along" },
  {
    of: /^messages\.send$/,
    by: ["clerk"],
    status: [201, 403],
    why: "only clerks of the centre that owns the case speak",
  },
  { of: /^evaluation\.rate$/, by: ["resident"], status: [409], why: "an open case is not rated yet" },
  {
    of: /^files\.download$/,
    by: ["nobody"],
    status: [401, 404],
    why: "its address is public for links that carry a token; without one nobody is let in",
  },
  {
    of: /^accounts\.(staff|phone|refresh|bindStaff|bindPhone)$/,
    by: callers,
    status: [400, 401, 422],
    why: "the password, code or token is wrong",
  },
  { of: /^accounts\.phoneCode$/, by: callers, status: [200, 429], why: "codes are texted sparingly" },
  {
    of: /^accounts\.updateMe$/,
    by: callers,
    whose: whose,
    status: [200, 403, 422],
    why: "staff have no home grid to choose",
  },
  {
    of: /^accounts\.(getStaff|updateStaff|resetPassword)$/,
    by: ["admin", "clerk", "leader"],
    whose: ["far"],
    status: [404],
    why: "staff of another county",
  },
  {
    of: /^accounts\.getStaff$/,
    by: ["clerk"],
    status: [200, 404],
    why: "a clerk sees the staff of their own region and below",
  },
  { of: /^files\.upload$/, by: callers, status: [400, 415, 422], why: "JSON is no file" },
  {
    of: /^notices\.callDone$/,
    by: ["mediator"],
    status: [200, 404, 409],
    why: "a mediator sees calls of their own cases",
  },
  {
    of: /^notices\.callDone$/,
    by: ["grid_worker", "clerk"],
    whose: ["own"],
    status: [200, 409],
    why: "it may have been made",
  },
  {
    of: /^notices\.callDone$/,
    by: ["grid_worker"],
    whose: ["other", "far"],
    status: [200, 404, 409],
    why: "only calls of their own grid",
  },
  { of: /^notices\.callDone$/, by: ["clerk"], whose: ["other"], status: [200, 409], why: "it may have been made" },
  { of: /^notices\.callDone$/, by: ["clerk"], whose: ["far"], status: [404], why: "a call of another county" },
  {
    of: /^regions\.(aliases|addAlias|removeAlias)$/,
    by: ["grid_worker", "mediator", "clerk", "leader", "admin"],
    whose: ["far"],
    status: [403],
    why: "what a place is called is the business of those who work there",
  },
  { of: /^regions\.aliases$/, by: ["grid_worker"], whose: ["other"], status: [403], why: "another grid" },
  { of: /^regions\.import$/, by: ["admin"], status: [200, 409], why: "another import may run" },
  {
    of: /^files\.download$/,
    by: ["grid_worker", "admin"],
    status: [404],
    why: "photos are part of the words, which only those who handle or oversee it read",
  },
];

const mayCall = ({ access }: Endpoint, caller: Caller) =>
  access === "public" || (caller !== "nobody" && (access === "signedIn" || access.includes(caller)));

/** The statuses that are right, from the contract's access, from who sees what, and from the table above. */
const expected = (name: string, e: Endpoint, caller: Caller, thing: Whose): Expected => {
  if (caller === "nobody" && e.access !== "public") return [401];
  if (!mayCall(e, caller)) return [403];
  if (aboutCase(name) && caller !== "nobody" && !sees[caller].includes(thing)) return [404];
  const exception = exceptions.find(
    ({ of, by, whose: which }) => of.test(name) && by.includes(caller) && (!which || which.includes(thing)),
  );
  return exception?.status ?? done;
};

/** Words of matters that a caller does not see; and numbers of phones, which nobody sees whole without asking. */
const leaks = ({ text }: Answered, name: string, caller: Caller): string[] => {
  const hidden = whose.filter((which) => !sees[caller].includes(which));
  const words = hidden.flatMap((which) => world.things[which].marks);
  const phones = whose.flatMap((which) => world.things[which].marks.filter((mark) => /^1\d{10}$/.test(mark)));
  // An applicant reads the number of the other side as they wrote it.
  const wrote = caller === "resident" ? world.things.own.marks : [];
  return [...words, ...(name === "cases.unmask" ? [] : phones.filter((phone) => !wrote.includes(phone)))].filter(
    (mark) => text.includes(mark),
  );
};

test("a good request is known for every endpoint of the contract, and for nothing else", () => {
  expect(Object.keys(requests).sort()).toEqual(endpoints.map(([name]) => name).sort());
});

describe.each(endpoints)("%s", (name, e) => {
  const make = requests[name];
  test.each(callers)("answers %s as the contract and the policy say, and tells nothing of others", async (caller) => {
    for (const [nth, which] of whose.entries()) {
      const made = make?.(world.things[which], callers.indexOf(caller) * 10 + nth) ?? {};
      const token = caller === "nobody" ? undefined : world.tokens[caller];
      const answer = await send(world.app.url, e, made, { token });
      const about = `${name} by ${caller} on ${which}: ${answer.text.slice(0, 300)}`;
      expect({ about, status: answer.status, right: expected(name, e, caller, which).includes(answer.status) }).toEqual(
        {
          about,
          status: answer.status,
          right: true,
        },
      );
      if (answer.status >= 400)
        expect(errorBody.parse(JSON.parse(answer.text)).error.message).toMatch(/[\u4e00-\u9fff]/);
      expect({ about, leaks: leaks(answer, name, caller) }).toEqual({ about, leaks: [] });
    }
  });
});
