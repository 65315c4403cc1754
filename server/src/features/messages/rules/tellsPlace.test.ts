import { tellsPlace } from "./tellsPlace";
import { roomOf } from "./rooms";
import type { Talk } from "./talk";

const applicant = { id: "a".repeat(24), role: "applicant", userId: "user-a", name: "张*" } as const;
const respondent = { id: "b".repeat(24), role: "respondent", userId: "user-b", name: "李*" } as const;
const talk: Talk = {
  id: "c".repeat(24),
  number: "2026-0312",
  status: "mediating",
  violenceAtHome: true,
  parties: [applicant, respondent],
  involvedIds: [],
  helperIds: [],
  centre: "150204101001",
  regionPath: [],
  secrets: { phones: ["13800001234", "0472-3661234"], places: ["包头市青山区兴胜镇松石国际城13号楼2单元301"] },
};

test.each([
  "她的电话是13800001234",
  "打 138 0000 1234 就行",
  "号码１３８-００００-１２３４",
  "一三八〇〇〇〇一二三四",
  "座机3661234",
  "她住松石国际城",
  "在13号楼",
  "十三号楼不对，是2单元301那户",
])("in a case of violence at home the other side is not told: %s", (text) => {
  expect(tellsPlace(talk, roomOf(respondent), text)).toBe(true);
});

test.each([
  "请您周四上午九点到兴胜镇综治中心来谈",
  "青山区人民法院也可以受理",
  "编号 2026-0312 的事正在办，请打 0472-5551234 找我们",
  "请不要再去找她，有事跟我说",
])("what tells neither place nor phone goes through: %s", (text) => {
  expect(tellsPlace(talk, roomOf(respondent), text)).toBe(false);
});

test("the applicant's own room and the notes may hold it, and so may other cases", () => {
  const text = "松石国际城13号楼2单元301，13800001234";
  expect(tellsPlace(talk, roomOf(applicant), text)).toBe(false);
  expect(tellsPlace(talk, "notes", text)).toBe(false);
  expect(tellsPlace({ ...talk, violenceAtHome: false }, roomOf(respondent), text)).toBe(false);
});

test("an estate or a market is not taken for a town or a city", () => {
  const places = ["翠湖小区5号楼", "万达超市旁边"];
  for (const said of ["她在翠湖小区", "万达超市那边"])
    expect(tellsPlace({ ...talk, secrets: { phones: [], places } }, roomOf(respondent), said)).toBe(true);
});
