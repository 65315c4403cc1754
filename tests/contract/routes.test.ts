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
  /^(cases\.(get|act|foresee|unmask|viewers|present)|messages\.|evaluation\.rate|joint\.(units|ofCase|invite)|referrals\.ofCase|lookalikes\.ofCase|lookalikes\.ofCase|supervision\.(get|act)|files\.download|rulebook\.replayCase)/.test(
    name,
  );

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
  {
    of: /^cases\.closeOnTheSpot$/,
    by: ["grid_worker"],
    whose: ["other", "far"],
    status: [422],
    why: "small matters are settled in one's own grid",
  },
  {
    of: /^joint\.invite$/,
    by: ["grid_worker", "admin"],
    status: [403],
    why: "who leads the case, a clerk or a leader asks units to help",
  },
  {
    of: /^joint\.act$/,
    by: ["mediator"],
    status: [404, 409],
    why: "the task of their own case waits for its unit; others' are not theirs to see",
  },
  {
    of: /^joint\.act$/,
    by: ["clerk"],
    status: [404, 409],
    why: "the task waits for its unit; another county's is not theirs to see",
  },
  { of: /^joint\.act$/, by: ["leader"], status: [403, 404], why: "leaders read along" },
  {
    of: /^joint\.act$/,
    by: ["grid_worker", "expert", "department", "admin"],
    status: [404],
    why: "the task of another unit",
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
  {
    of: /^booking\.(createSchedule|changeSchedule|book)$/,
    by: ["grid_worker", "expert", "department", "leader"],
    status: [403],
    why: "hours are given by whom they are, or by the desk of their centre; staff book with these only",
  },
  {
    of: /^booking\.(createSchedule|changeSchedule|book)$/,
    by: ["mediator"],
    whose: ["other", "far"],
    status: [403],
    why: "hours of a colleague",
  },
  {
    of: /^booking\.(createSchedule|changeSchedule|book)$/,
    by: ["clerk", "admin"],
    whose: ["far"],
    status: [403],
    why: "hours of another county",
  },
  {
    of: /^booking\.changeSchedule$/,
    by: ["mediator", "clerk", "admin"],
    status: [200, 422],
    why: "it ends by then already",
  },
  {
    of: /^booking\.act$/,
    by: ["resident", "mediator"],
    whose: ["other", "far"],
    status: [404],
    why: "another's visit",
  },
  { of: /^booking\.act$/, by: ["grid_worker", "expert", "department"], status: [404], why: "no visit to them" },
  { of: /^booking\.act$/, by: ["clerk", "leader", "admin"], whose: ["far"], status: [404], why: "of another county" },
  { of: /^booking\.act$/, by: ["leader", "admin"], status: [403], why: "who oversees a desk takes no steps at it" },
  { of: /^booking\.act$/, by: ["mediator", "clerk"], status: [200, 409], why: "it may be cancelled already" },
  { of: /^referrals\.updateBody$/, by: ["admin"], whose: ["far"], status: [404], why: "a body of another county" },
  {
    of: /^referrals\.send$/,
    by: ["grid_worker"],
    status: [201, 403, 404],
    why: "a grid worker hands on only what is in their own hands",
  },
  { of: /^referrals\.send$/, by: ["mediator"], status: [201, 403, 404], why: "only of a case in their own hands" },
  { of: /^referrals\.send$/, by: ["expert", "department"], status: [404], why: "a case they had nothing to do with" },
  { of: /^referrals\.send$/, by: ["clerk"], whose: ["own", "other"], status: [201, 409], why: "it may be away" },
  { of: /^referrals\.send$/, by: ["clerk"], whose: ["far"], status: [404], why: "a case of another county" },
  { of: /^referrals\.receiveFrom$/, by: ["department"], status: [403], why: "no member of a body of the directory" },
  { of: /^referrals\.receiveFrom$/, by: ["clerk"], whose: ["far"], status: [422], why: "a body of another county" },
  {
    of: /^referrals\.(get|act)$/,
    by: ["mediator", "expert", "department"],
    status: [200, 403, 404],
    why: "of a case, or of a body, that is not theirs",
  },
  { of: /^referrals\.get$/, by: ["grid_worker"], whose: ["other", "far"], status: [404], why: "of another grid" },
  {
    of: /^referrals\.get$/,
    by: ["clerk", "leader", "admin"],
    whose: ["far"],
    status: [404],
    why: "of another county",
  },
  { of: /^referrals\.act$/, by: ["clerk"], whose: ["own", "other"], status: [200, 409], why: "it may be signed for" },
  { of: /^referrals\.act$/, by: ["clerk"], whose: ["far"], status: [404], why: "of another county" },
  { of: /^lookalikes\.follow$/, by: ["resident"], status: [422], why: "a reference that was never given" },
  { of: /^lookalikes\.unfollow$/, by: ["resident"], status: [404], why: "nothing is followed" },
  {
    of: /^lookalikes\.group$/,
    by: ["mediator", "expert", "department"],
    status: [200, 404],
    why: "a group is for who sees its lead case",
  },
  { of: /^lookalikes\.group$/, by: ["grid_worker"], whose: ["other", "far"], status: [404], why: "of another grid" },
  {
    of: /^lookalikes\.(group|act|merge)$/,
    by: ["clerk", "leader", "admin"],
    whose: ["far"],
    status: [404],
    why: "of another county",
  },
  { of: /^lookalikes\.merge$/, by: ["clerk"], whose: ["own", "other"], status: [201, 409], why: "they may be in one" },
  { of: /^lookalikes\.follow$/, by: ["resident"], status: [422], why: "a reference that was never given" },
  { of: /^lookalikes\.unfollow$/, by: ["resident"], status: [404], why: "nothing is followed" },
  {
    of: /^lookalikes\.group$/,
    by: ["mediator", "expert", "department"],
    status: [200, 404],
    why: "a group is for who sees its lead case",
  },
  { of: /^lookalikes\.group$/, by: ["grid_worker"], whose: ["other", "far"], status: [404], why: "of another grid" },
  {
    of: /^lookalikes\.(group|act|merge)$/,
    by: ["clerk", "leader", "admin"],
    whose: ["far"],
    status: [404],
    why: "of another county",
  },
  { of: /^lookalikes\.merge$/, by: ["clerk"], whose: ["own", "other"], status: [201, 409], why: "they may be in one" },
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
  {
    of: /^rulebook\.(get|versions?|replay|moves|judged)$/,
    by: ["clerk"],
    status: [403],
    why: "rules are the county's: clerks of a village have no part in them",
  },
  { of: /^rulebook\.(replay|moves)$/, by: ["admin"], whose: ["far"], status: [404], why: "rules of another county" },
  { of: /^rulebook\.save$/, by: ["admin"], status: [201, 409], why: "another has saved on the same version" },
  { of: /^rulebook\.startReplay$/, by: ["admin"], status: [201, 409], why: "another replay may run" },
  { of: /^rulebook\.adopt$/, by: ["admin"], status: [409], why: "the product's own rules are in force already" },
  {
    of: /^supervision\.(get|act)$/,
    by: ["grid_worker"],
    status: [404],
    why: "an order is read by whom it asks and by those who oversee the region",
  },
  { of: /^supervision\.act$/, by: ["clerk", "leader", "admin"], status: [403], why: "only who was asked replies" },
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
