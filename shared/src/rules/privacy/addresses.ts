import { findDescribed } from "./described";
import { before, type Finder, matches, type PrivateSpan } from "./span";

const count = "(?:\\d{1,4}|[零一二三四五六七八九十百两幺]{1,5})";
const between = "[ ,\\-的]{0,2}";
const block = `(?:(?:[A-Za-z]|[东西南北中])区${between})?(?:${count}号院${between})?`;
const building = `(?:${count} ?(?:号楼|号 楼|栋|幢|座|#楼?|号宿舍楼)|[A-Za-z] ?[栋座幢](?:楼)?)`;
const unit = `(?:(?:${count}|[东西中南北]|[A-Za-z甲乙丙丁]) ?(?:单元|门洞|门栋|个单元|门(?=\\d)))`;
const floor = `(?:${count} ?[楼层]|顶[层楼]|底层)`;
const room = `(?:${count} ?(?:室|号|户|房)?|[东西中南北]边?[户门]|[左右]手(?:边)?)`;
/** A number of something else than a door: a well, a shed, a day, a shop window. */
const noDoor =
  "(?!\\d|杆|井|棚|地|渠|闸|机|桥|线|站|开|下午|上午|晚|早|那天|前|之前|以前|通知|公布|窗口|风|文|令|楼|国道|平|元|块|万|年|岁|多|来)";

const doors: readonly RegExp[] = [
  new RegExp(
    `${block}(?:${building}|${count}楼(?=${between}${unit}))${between}${unit}(?:${between}${floor})?(?:${between}${room}${noDoor})?`,
    "g",
  ),
  new RegExp(
    `${block}${building}${between}(?:${floor}${between})?(?:\\d{3,4}|[一二三四五六七八九][零一二三四五六七八九十]{1,4})(?:室|号|户|房)?${noDoor}`,
    "g",
  ),
  new RegExp(
    `${block}${building}${between}(?:${floor}${between}(?:[东西中]边?[户门]|那户|那家)|${floor}的?(?=住户|业主|人家))`,
    "g",
  ),
  new RegExp(
    `${unit}${between}(?:${floor}${between})?(?:\\d{3,4}(?:室|号|户)?|[一二三四五六七八九][零一二三四五六七八九十]{2,3}(?:室|号|户)?|[东西中]边?户|顶[层楼])${noDoor}`,
    "g",
  ),
  new RegExp(`${unit}${between}${floor}(?:${between}[东西中]边?[户门])?`, "g"),
  new RegExp(`(?:住在?|家在|家住)(?<secret>${building}|${unit})`, "g"),
  new RegExp(`(?<secret>${block}${building})(?:的?那?[家户]|住的)`, "g"),
  new RegExp(`${floor}${between}[东西]边?户`, "g"),
  /(?:\d{1,2}|[A-Za-z]\d?) ?(?:-|#|号楼|栋) ?\d{1,2} ?(?:-|单元) ?\d{3,4}(?!\d|-)/g,
  /[一二三四五六七八九十]{1,3}杠[一二三四五六七八九十]{1,2}杠[一二三四五六七八九零十百幺]{2,5}/g,
  /\d{1,2}# ?-? ?\d{3,4}(?!\d|-)/g,
  /(?:住在?|家在?|家住|业主|喊|贴)(?<secret>\d{1,2}-\d{3,4})(?!\d|-|元|块)/g,
  /(?<secret>\d{1,2}-\d{3,4})(?:室|户|那[家户]|的?业主|的?住户)/g,
  new RegExp(
    `(?:\\d{3,4}|[一二三四五六七八九][零一二三四五六七八九十]{2,3}) ?(?:室|房间?)(?!内|外|温|价|租|贷|子|东|屋|产|本|款|钱)`,
    "g",
  ),
  /(?<secret>\d{3,4}|[一二三四五六七八九十]{1,2}零[一二三四五六七八九])(?:那[家户]|的?住户|的?业主)/g,
  /(?:楼[上下]|单元|对门|隔壁|我家|我们家|他家|住在?|门牌号?码?)(?:是|的|在)?(?<secret>[1-9]\d?0[1-9]|[一二三四五六七八九十]{1,2}零[一二三四五六七八九])(?!\d|-|元|块|万|斤|亩|年|国道|多|平|[个人户天])/g,
  new RegExp(`门牌(?:号码?)?(?:是|为|:)?(?<secret>${count}(?:-\\d+)?号?)`, "g"),
  new RegExp(`${count}号(?:院(?!士|长)|大?院子)`, "g"),
  new RegExp(
    `(?<secret>(?:${count})(?:社|组|队|小队|排|巷|连|区)${between}(?:[东西南北前后]?${count}排${between})?(?:第?${count}号${noDoor}|第${count}[户家](?![次天])))`,
    "g",
  ),
  new RegExp(
    `(?:社|组|队|村|嘎查|屯|社区|平房|家属院|家属区)(?:的|里|东|西|南|北|前|后){0,2}(?<secret>第?${count}排${between}第?${count}[号户家])`,
    "g",
  ),
  new RegExp(
    `(?:(?![在住于到从往去是的和与把给过])[\\u4e00-\\u9fff]){1,3}(?:路|大街|街|巷子?|胡同|大道|弄)(?:[东西南北]段?|路[东西南北]|中段)?(?:甲|乙)?${count}(?:-\\d+)?号${noDoor}(?:院|附${count}号?|之${count})?`,
    "g",
  ),
  new RegExp(`(?:村|嘎查|屯|家属院|社区)(?<secret>${count}号${noDoor})(?!网格)`, "g"),
  /(?:车位|车库|地下室|凉房|储藏间|商铺|底商|门市|摊位)号?(?:是|为|:)?(?<secret>[A-Za-z]?\d?-?\d{2,4})(?!\d|元|块|万|平|个|年)/g,
  /(?<secret>[A-Za-z]?\d?-?\d{2,4}号)(?:车位|车库|地下室|储藏间|商铺|底商|门市|摊位)/g,
];

/** Part of a longer number, of a date or of a model's name. */
const isCut = (plain: string, { from, to }: PrivateSpan) =>
  (/[\d.A-Za-z]/.test(plain.charAt(from - 1)) && /[\dA-Za-z]/.test(plain.charAt(from))) ||
  (/\d$/.test(plain.slice(from, to)) && /\d/.test(plain.charAt(to))) ||
  /\d-$/.test(before(plain, from, 2));

/** Places below the community (小区、村以下): building, unit, door, row, a number in a street, also by description. */
export const findAddresses: Finder = (plain) => [
  ...doors.flatMap((pattern) => matches(plain, pattern, "address")).filter((span) => !isCut(plain, span)),
  ...findDescribed(plain),
];
