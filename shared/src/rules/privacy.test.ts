import fc from "fast-check";
import { findPrivate, hidePrivate } from "./privacy";

const hidden = (text: string) => hidePrivate(text).text;

test.each([
  ["我是王桂兰，住13号楼2单元203，楼上孙志强家漏水", "我是王**，住某楼某户，楼上孙**家漏水"],
  ["苏日娜是我妹妹", "某某是我妹妹"],
  ["他叫高兴，初中坐我前桌。高兴现在跑大车", "他叫某某，初中坐我前桌。某某现在跑大车"],
  ["工头安全，对，姓安，单名一个全", "工头某某，对，姓安，单名一个某某"],
  ["我家国庆给人开挖机", "我家某某给人开挖机"],
  ["老板娘金凤，姓甚我都不知道", "老板娘某某，姓甚我都不知道"],
  ["欧阳春晓欠我三万", "欧阳**欠我三万"],
])("a name is hidden, its surname may stay: %s", (text, shown) => expect(hidden(text)).toBe(shown));

test.each([
  "138 0000 4417",
  "139-0000-2764",
  "+86 139 0000 7125",
  "１３９－００００－３３１８",
  "一三八零零零零六六二一",
  "幺三九四个零六二幺八",
  "138零零零零4417",
  "138OOOO4417",
  "幺五零，完了是四个零，再往后二七六五",
  "0478 4000339",
  "（0472）5000997",
  "零四七八，四零零，零五幺七",
])("a phone is hidden in any writing: %s", (phone) =>
  expect(hidden(`我电话${phone}，白天打`)).toBe("我电话已藏，白天打"),
);

test.each([
  ["身份证15282319780924999x，按了手印", "id_number"],
  ["录的是152823 1965 0927 9981，错一位", "id_number"],
  ["老证152824300412997对不上", "id_number"],
  ["打到6217 0000 0000 0718 282上", "bank_card"],
  ["车牌蒙L·D0997，白皮卡", "plate"],
  ["是绿牌，蒙LD00716，我记得", "plate"],
  ["（2024）内0822民初997号判了", "case_number"],
  ["回执磴公（治）受案字〔2025〕0997号", "case_number"],
  ["房本蒙（2019）磴口县不动产权第0009973号是他的名", "certificate"],
  ["离婚证L150822-2023-000997，写得明白", "certificate"],
  ["发到yungx997艾特163点com", "email"],
  ["微信换成aorig0471nm，把我删了", "wechat"],
  ["还拿QQ（880009971）加我", "qq"],
  ["我爹一九五三年六月十九生的", "birth_date"],
  ["出生日期录成1974-05-20了", "birth_date"],
  ["住5号楼东单元顶层那户", "address"],
  ["大群里喊3-1-602又欠费", "address"],
  ["就在旧地村三社12号", "address"],
  ["房顶上架个大水塔的那家天天烧塑料", "address"],
  ["南开社区桥头那排平房第二家", "address"],
])("%s holds a %s", (text, kind) => expect(findPrivate(text).map((span) => span.kind)).toEqual([kind]));

test.each([
  "白大夫和王主任说找李姐",
  "民法典第二百八十八条，打12348、110、12315、96110",
  "王老大村口搬了一箱王老吉，收钱的是王应基村",
  "不管张三李四，学雷锋，背李白的诗",
  "高兴了来扫一回，马上就到，常年一块二，安全出口堵了",
  "国庆放假那天傍晚，在建设路上",
  "欠六万八千五，押金2000元，七个月，三十二亩",
  "磴政办发〔2024〕37号，2020年8月20日以后",
  "农药登记证号PD20099970，条码6901234567892",
  "松石社区第06网格，中城国际，110国道边，大厅3号窗口",
  "流转合同写的是2019年到2028年，电表是BCD-215",
  "楼上那家半夜拖椅子，隔壁那家也听见了",
  "呼和浩特、乌兰布和沙漠、巴音毛道嘎查、那仁宝力格嘎查",
  "派出所值班电话0478-4000110没人接",
])("nothing is private in: %s", (text) => expect(hidden(text)).toBe(text));

test("what is shown stands in the place of what was found", () => {
  const text = "我是王桂兰，电话19912345678";
  expect(hidePrivate(text).spans.map(({ from, to, kind, shown }) => [text.slice(from, to), kind, shown])).toEqual([
    ["王桂兰", "name", "王**"],
    ["19912345678", "phone", "已藏"],
  ]);
});

const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    ..."王桂兰 苏日娜 叫高兴， 138 0000 4417 幺三八 四个零 号楼 单元 第二家 门口 那户 蒙B·12345 身份证 （2024） 民初 号 微信 abc_123 QQ 生的 1953年6月9日 已藏 某户 王** ，  住 的".split(
      " ",
    ),
  ),
);
const anyText = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));

test("whatever is written, spans are sorted, apart and inside the text", () =>
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0;
      for (const { from, to } of findPrivate(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  ));

test("hiding what is hidden changes nothing", () =>
  fc.assert(
    fc.property(anyText, (text) => {
      const once = hidden(text);
      expect(hidden(once)).toBe(once);
    }),
    { numRuns: 300 },
  ));

test("no mobile survives, however its digits are parted", () =>
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.constantFrom("", " ", "-", "."), (phone, between) => {
      const written = `${phone.slice(0, 3)}${between}${phone.slice(3, 7)}${between}${phone.slice(7)}`;
      expect(hidden(`有事打${written}，谢谢`)).toBe("有事打已藏，谢谢");
    }),
  ));
