import type { Endpoint } from "@qizhen/shared/endpoint";
import { errorBody } from "@qizhen/shared/endpoint";
import type { Expected } from "./exception";
import { exceptions } from "./exceptions";
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
  /^(cases\.(get|act|foresee|unmask|viewers|present)|messages\.|evaluation\.(rate|ratingOf)|returnVisits\.mine|joint\.(units|ofCase|invite)|referrals\.ofCase|lookalikes\.ofCase|supervision\.(get|act)|files\.download|rulebook\.replayCase)/.test(
    name,
  );

const done: Expected = [200, 201];

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
