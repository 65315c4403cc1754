import { defaultRoom, hearersOf, roomOf, roomsOf, silenceOf, talkDaysAfterEnd } from "./rooms";
import type { Speaker, Talk } from "./talk";

const now = new Date("2026-10-20T10:20:00+08:00");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const applicant = { id: "a".repeat(24), role: "applicant", userId: "user-a", name: "张*" } as const;
const respondent = { id: "b".repeat(24), role: "respondent", userId: "user-b", name: "李*" } as const;
const makeTalk = (given: Partial<Talk> = {}): Talk => ({
  id: "c".repeat(24),
  number: "2026-0312",
  status: "mediating",
  violenceAtHome: false,
  parties: [applicant, respondent],
  responsibleId: "mediator",
  involvedIds: ["department"],
  helperIds: ["expert"],
  centre: "150204101001",
  regionPath: ["150204000000", "150204101000", "150204101001"],
  secrets: { phones: [], places: [] },
  ...given,
});
const resident = (id: string): Speaker => ({ id, kind: "resident", roles: ["resident"] });
const staff = (id: string, role: Speaker["roles"][number], region = "150204101001"): Speaker => ({
  id,
  kind: "staff",
  roles: [role],
  region: { code: region },
});

test("each side has its own room with the mediator, and never hears the other's or the staff's notes", () => {
  expect(roomsOf(resident("user-a"), makeTalk())).toEqual([roomOf(applicant), "joint"]);
  expect(roomsOf(resident("user-b"), makeTalk())).toEqual([roomOf(respondent), "joint"]);
  expect(roomsOf(resident("stranger"), makeTalk())).toEqual([]);
});

test("there is a joint room only when both sides are in the app, and never where there is violence at home", () => {
  const alone = makeTalk({ parties: [applicant, { ...respondent, userId: undefined }] });
  expect(roomsOf(resident("user-a"), alone)).toEqual([roomOf(applicant)]);
  expect(roomsOf(resident("user-a"), makeTalk({ violenceAtHome: true }))).toEqual([roomOf(applicant)]);
  expect(roomsOf(staff("mediator", "mediator"), makeTalk({ violenceAtHome: true }))).not.toContain("joint");
});

test("clerks and leaders read along; other staff who see a case without handling it hear nothing", () => {
  expect(roomsOf(staff("x", "leader", "150204000000"), makeTalk())).toContain("notes");
  expect(roomsOf(staff("x", "clerk", "150204000000"), makeTalk())).toContain(roomOf(applicant));
  expect(roomsOf(staff("x", "grid_worker"), makeTalk())).toEqual([]);
  expect(roomsOf(staff("x", "mediator"), makeTalk())).toEqual([]);
  expect(roomsOf(staff("department", "department"), makeTalk())).toContain(roomOf(applicant));
});

test("who is called in to help is in the joint room only: neither a party's own room nor the staff's notes", () => {
  expect(roomsOf(staff("expert", "expert"), makeTalk())).toEqual(["joint"]);
  expect(silenceOf(staff("expert", "expert"), makeTalk(), "joint", now)).toBeUndefined();
  expect(silenceOf(staff("expert", "expert"), makeTalk(), roomOf(applicant), now)).toBe("notThere");
  expect(hearersOf(makeTalk(), "joint", "x").staff).toContain("expert");
  expect(hearersOf(makeTalk(), roomOf(applicant), "x").staff).not.toContain("expert");
});

test("who does not say where speaks in their own room, and staff in the applicant's", () => {
  expect(defaultRoom(resident("user-b"), makeTalk())).toBe(roomOf(respondent));
  expect(defaultRoom(staff("mediator", "mediator"), makeTalk())).toBe(roomOf(applicant));
  expect(defaultRoom(resident("stranger"), makeTalk())).toBeUndefined();
});

test("those who handle a case speak; a clerk of another centre and a leader only read", () => {
  const room = roomOf(applicant);
  expect(silenceOf(staff("mediator", "mediator"), makeTalk(), room, now)).toBeUndefined();
  expect(silenceOf(staff("x", "clerk"), makeTalk(), room, now)).toBeUndefined();
  expect(silenceOf(staff("x", "clerk", "150204000000"), makeTalk(), room, now)).toBe("readOnly");
  expect(silenceOf(staff("x", "leader"), makeTalk(), room, now)).toBe("readOnly");
  expect(silenceOf(resident("user-b"), makeTalk(), room, now)).toBe("notThere");
  expect(silenceOf(resident("user-a"), makeTalk(), "notes", now)).toBe("notThere");
});

test("after the end there are thirty days to talk, none in the joint room, and notes stay open", () => {
  const ended = (days: number) => makeTalk({ status: "closed", closedAt: daysAgo(days) });
  const [own, mediator] = [resident("user-a"), staff("mediator", "mediator")];
  expect(silenceOf(own, ended(talkDaysAfterEnd), roomOf(applicant), now)).toBeUndefined();
  expect(silenceOf(mediator, ended(talkDaysAfterEnd), roomOf(applicant), now)).toBeUndefined();
  expect(silenceOf(own, ended(talkDaysAfterEnd + 1), roomOf(applicant), now)).toBe("ended");
  expect(silenceOf(own, ended(0), "joint", now)).toBe("ended");
  expect(silenceOf(mediator, ended(400), "notes", now)).toBeUndefined();
});

test("what a party says is heard by those who handle the case, not by the other party", () => {
  expect(hearersOf(makeTalk(), roomOf(applicant), "user-a")).toEqual({
    staff: ["mediator", "department"],
    centre: undefined,
    parties: [],
  });
});

test("while nobody is responsible the centre hears what a party says", () => {
  const waiting = makeTalk({ responsibleId: undefined, involvedIds: [] });
  expect(hearersOf(waiting, roomOf(applicant), "user-a").centre).toBe("150204101001");
});

test("what staff say is heard by the party of the room, also by one without the app, and by both in the joint room", () => {
  const withoutApp = { ...respondent, userId: undefined };
  const talk = makeTalk({ parties: [applicant, withoutApp] });
  expect(hearersOf(talk, roomOf(respondent), "mediator")).toMatchObject({
    staff: ["department"],
    parties: [withoutApp],
  });
  expect(hearersOf(makeTalk(), "joint", "mediator").parties).toEqual([applicant, respondent]);
  expect(hearersOf(makeTalk(), "notes", "mediator")).toMatchObject({ staff: ["department"], parties: [] });
});
