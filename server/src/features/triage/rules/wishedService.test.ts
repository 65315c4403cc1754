import { compileKnowledge } from "./compileKnowledge";
import { shippedKnowledge } from "./knowledge";
import { understand } from "./understand";
import { wishedService } from "./wishedService";

const knowledge = compileKnowledge(shippedKnowledge);

test.each([
  ["legal_aid", "包工头欠我两万，我请不起律师，能给我法律援助吗"],
  ["counselling", "孩子在学校受了欺负不说话了，能不能找人给孩子疏导疏导"],
  ["judicial", "我们俩谈好了，想去做个司法确认"],
  ["arbitration", "厂里开除我不给补偿，我想申请仲裁"],
  ["administrative", "两家草场证重了，申请政府裁决"],
] as const)("somebody who asks for %s is proposed it", (service, description) => {
  expect(wishedService(description, knowledge)).toBe(service);
  expect(understand({ description }, knowledge).service).toBe(service);
});

test.each(["他再不还我就跟他打官司", "我不想起诉，就想让人给说和说和", "别去仲裁了，调解一下就行"])(
  "%s asks for no other road",
  (description) => expect(wishedService(description, knowledge)).toBeUndefined(),
);

test("what the resident chose counts more than their words", () => {
  const description = "我请不起律师";
  expect(understand({ description, service: "people" }, knowledge).service).toBe("people");
});
