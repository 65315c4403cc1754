import type { Finder, PrivateSpan } from "./span";

const count = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
/** “第二家”, “第四个院”: the place in a row. */
const inRow = new RegExp(
  `第${count}(?:家|户|个?院子?|个?大门|个门洞?|道门|间房?|处院子?|座院|排(?:平房)?)|(?:头|最后|末)一[家户](?!人)|(?:倒数|数)第?${count}[家户]`,
);
const direction = /往|数|过|进|出|拐|头|边|口|旁|后|前|东|西|南|北|挨|排|巷|街|桥|渠|院|从|左|右|手|对|侧|下坡|上坡/;
const marks =
  "大渠|渠|桥|井|水塔|供销社|学校|小学|中学|卫生[室所院]|小卖[部铺]|代销店|大队|村部|村委会|庙|敖包|磨坊|信用社|粮[库站]|广场|[路巷村街社]子?[口头尾]|胡同|巷|[东西南北]头|把头|[红蓝绿黑白灰黄大木铁]+漆?大?门|卷闸门|房顶|屋顶|房后|门[口前上楼]|墙[上外根]|后墙|山墙|院[里墙门]|树|狗|石狮子|烟囱|瓷砖|彩钢|[蓝红]瓦|红砖|大棚|羊圈|牛圈|垛|电线杆|变压器|信号塔|太阳能|水闸|菜园|加油站|修理[铺部]|理发[店馆]|饭馆|超市|诊所|药店|幼儿园|公交站|铁[道路]|砖厂|锅炉房|垃圾[箱点池]|路灯";
const landmark = new RegExp(marks);
/** “…那家”, “…的就是”: the words that point at one house. */
const pointing =
  /(?:那一?[家户]|那[个座处]?院子?|那间房|那排平房|的就是(?:我家|他家|她家)?|就是(?:我|他|她)们?家)(?=的?(?:人|住户|老[头汉太婆]\S{0,2})?$)/;
const beside = /(?:隔壁|紧?挨着|对[门面过]|斜对[门面]|后[头面边]|旁边|跟前|里头|最里[头边])(?:的?就是)?$/;
const atHome = /我家|我们家|他家|她家|家在|住在?|家住|院子?在|找我|好找/;
/** What people say before a place, and no part of it. */
const lead =
  /^(?:我家院?|我们家|他家|她家|人家|我|他|她|就|住|在|是|家|也|那|说|原来|现在|一直|地址|院子|房子|您?来?了?找|从(?=村[口头]往))+/;
const community =
  /^(?![进出入]村).{0,14}(?:村|社区|小区|嘎查|苏木|镇|街道|网格|国际城?|花园|家园|佳苑|分场|家属院|[一二三四五六七八九十\d]+[社组队])(?![口东西南北头委里子边中后前门部上])/;
/** Known by everybody's floor or side, and therefore by nobody's: “楼上那家”. */
const plain =
  /^(?:我家?)?(?:楼[上下]|对[门面]|隔壁|前[排面院]|后[排面院]|旁边|[一二三四五六七八九十\d]楼|[东西]边)(?:的|住的)?那/;

interface Clause {
  readonly text: string;
  readonly at: number;
}
const clausesOf = (text: string): Clause[] =>
  [...text.matchAll(/[^,。;!?:"()\n\uE000]+/g)].map((match) => ({ text: match[0], at: match.index }));

/** Where the place begins: behind the words before it and behind the name of its village. */
const startOf = (text: string): number => {
  let start = lead.exec(text)?.[0].length ?? 0;
  start += community.exec(text.slice(start))?.[0].length ?? 0;
  return start + (lead.exec(text.slice(start))?.[0].length ?? 0);
};

const placeIn = ({ text, at }: Clause, previous: string): PrivateSpan[] => {
  const start = startOf(text);
  const rest = text.slice(start);
  const row = inRow.exec(rest);
  if (row && direction.test(rest.slice(0, row.index)) && row.index <= 24) {
    const end = row.index + row[0].length;
    const to = rest.length - end <= 9 ? rest.length : end;
    return [{ from: at + start, to: at + start + to, kind: "address" }];
  }
  const told = /的那一?[家户](?![饭店馆超公托药厂门商])/.exec(rest);
  if (told && landmark.test(rest.slice(0, told.index)) && !plain.test(rest))
    return [{ from: at + start, to: at + start + told.index + told[0].length, kind: "address" }];
  const pointed = pointing.exec(rest);
  const isBeside = beside.test(rest) && (atHome.test(text) || atHome.test(previous));
  if (rest.length > 30 || plain.test(rest) || !landmark.test(rest) || (!pointed && !isBeside)) return [];
  return [{ from: at + start, to: at + text.length, kind: "address" }];
};

/** A house told by what stands near it (按描述能找到的住处): “过了大渠第二家”, “房顶上架个大水塔的那家”. */
export const findDescribed: Finder = (text) => {
  const clauses = clausesOf(text);
  return clauses.flatMap((clause, index) => placeIn(clause, clauses[index - 1]?.text ?? ""));
};
