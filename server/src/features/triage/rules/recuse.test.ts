import { recusedOf, type Parties } from "./recuse";
import type { StaffSeen } from "./who";

const makeStaff = (id: string, over: Partial<StaffSeen> = {}): StaffSeen => ({
  id, name: id, roles: ["mediator"], region: "150204101001", title: undefined, specialities: [], languages: ["zh"],
  capacity: 30, open: 0, leave: [], disabled: false, ...over,
}); // prettier-ignore
const nobody: Parties = { userIds: [], staffIds: [], phoneIndexes: [], household: [] };
const why = (parties: Partial<Parties>, person: StaffSeen) => recusedOf({ ...nobody, ...parties }, [person]).get("a");

test.each([
  ["whose own staff account a party has", { staffIds: ["a"] }, {}, "party"],
  ["whose phone is a party's", { phoneIndexes: ["p1"] }, { phoneIndex: "p1" }, "party"],
  ["whose phone belongs to a party's household", { household: ["p1"] }, { phoneIndex: "p1" }, "household"],
  ["whose account belongs to a party's household", { household: ["a"] }, {}, "household"],
  ["whom a party complained of", { userIds: ["u"] }, { complainedBy: new Set(["u"]) }, "complaint"],
] as const)("who is one %s stands aside", (_, parties, person, reason) =>
  expect(why(parties, makeStaff("a", person))).toBe(reason),
);

test("nobody stands aside for what concerns others, or where phones are not known", () => {
  expect(why({ staffIds: ["b"], phoneIndexes: ["p2"], userIds: ["u2"] }, makeStaff("a", { phoneIndex: "p1", complainedBy: new Set(["u"]) }))).toBeUndefined(); // prettier-ignore
  expect(why({ phoneIndexes: [] }, makeStaff("a"))).toBeUndefined();
  expect(recusedOf(undefined, [makeStaff("a")]).size).toBe(0);
});
