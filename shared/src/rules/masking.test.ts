import fc from "fast-check";
import { maskAddress, maskName, maskPhone, maskText } from "./masking";

test.each([
  ["打我电话13800001234", "打我电话138****1234"],
  ["打 138 0000 1234 或 139-0000-4321", "打 138 **** 1234 或 139-****-4321"],
  ["１３８００００１２３４", "１３８****１２３４"],
  ["打我的一三八零零零零六六二一", "打我的一三八****六六二一"],
  ["座机0472-5551234", "座机0472-*****34"],
  ["身份证11010519491231002X", "身份证1101**********002X"],
  ["卡号6228480000000997130", "卡号***************7130"],
  ["卡号6228 4800 0000 0997 130", "卡号**** **** **** ***7 130"],
  ["车牌蒙L·D0997", "车牌蒙L·*****"],
  ["住12号楼3单元501室", "住**号楼*单元***室"],
  ["十二号楼三单元502", "**号楼*单元***"],
  ["楼上303室漏水", "楼上***室漏水"],
])("%s is shown as %s", (given, shown) => expect(maskText(given)).toBe(shown));

test.each([
  "欠了12000元",
  "2026年10月20日",
  "民法典第二百八十八条",
  "打12345没人管",
  "十年前的事",
  "3万块",
  "三十二亩地",
])("%s stays as it is", (text) => expect(maskText(text)).toBe(text));

test("no mobile survives, however it is spaced", () =>
  fc.assert(
    fc.property(
      fc.stringMatching(/^1[3-9]\d{9}$/),
      fc.constantFrom("", " ", "-"),
      fc.stringMatching(/^[的了在，。]{0,5}$/),
      (phone, between, around) => {
        const written = `${phone.slice(0, 3)}${between}${phone.slice(3, 7)}${between}${phone.slice(7)}`;
        const masked = maskText(around + written + around);
        expect(masked.replace(/[\s-]/g, "")).not.toContain(phone);
        expect(masked).toHaveLength((around + written + around).length);
      },
    ),
  ));

test("masking twice changes nothing more", () =>
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(maskText(maskText(text))).toBe(maskText(text));
    }),
  ));

test("a name keeps its first character, a phone its ends, an address its community", () => {
  expect(maskName("张三")).toBe("张*");
  expect(maskName("乌云其木格")).toBe("乌****");
  expect(maskPhone("13800001234")).toBe("138****1234");
  expect(maskPhone("0472-5551234")).toBe("0472-*****34");
  expect(maskAddress("松石国际城13号楼2单元203")).toBe("松石国际城");
  expect(maskAddress("松石国际城十三号楼二单元")).toBe("松石国际城");
  expect(maskAddress("王老大村三组")).toBe("王老大村");
  expect(maskAddress("东达沟村")).toBe("东达沟村");
});

test("a mobile read out in Chinese digits is hidden, however its groups are parted", () => {
  expect(maskText("电话是一三八、零四七二、一二三四")).toBe("电话是一三八、****、一二三四");
  expect(maskText("打幺三八 零四七二 幺二三四")).toBe("打幺三八 **** 幺二三四");
});
