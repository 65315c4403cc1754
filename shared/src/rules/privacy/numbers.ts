import { type Digit, digitRuns, valueOf } from "./digits";
import { before, type Finder, matches, type PrivateKind, type PrivateSpan } from "./span";

/** Names a number that belongs to a thing, not to a person. */
const ofThing =
  /(?:审定编?号|审[玉葵麦瓜豆]|单号|订单|运单|快递|物流|条码|条形码|批号|批次|登记证号?|许可证号?|批准文号|型号|票号|发票号?码?|文号|药准字|执行标准|合格证号?|追溯码|货号|商品编?号|设备号?|电表号?|表号|工单号?|工单编号|信用代码)[^,。]{0,4}$/;
const ofPerson = /身份证|证件|公民|银行卡|卡号|账号|帐号|残疾证|户名/;
const phoneCue = /(?:电话|座机|固话|手机|手机号|联系方式|联系|打|拨|号码|号|呼|tel|TEL|Tel|致电|短信)[^,。;!?\d]{0,6}$/;
const publicBody =
  /(?:派出所|街道办?|办事处|司法所|法院|检察院|信访局?|村委会?|居委会?|社区|物业|医院|卫生院|[局办所站厅处会]|大厅|中心|热线|客服|窗口|政府|监督|投诉|举报|值班|咨询|服务|报警|公交|供电|供热|学校)(?:的|公开)?(?:座机|电话|值班电话|办公电话|咨询电话|监督电话|服务电话|投诉电话|举报电话|热线|客服电话|号码|号)?(?:是|为|:)? ?\(?$/;
const measure = /^ ?(?:元|块|万|亿|斤|亩|公斤|吨|平|年|月|人|户|号令|字|天|次)/;

type Taken = { length: number; kind: PrivateKind } | undefined;
interface Place {
  readonly plain: string;
  readonly run: readonly Digit[];
  readonly start: number;
}

const isEdge = (run: readonly Digit[], at: number) => at === 0 || at >= run.length || run[at]?.gap !== "none";

/** How many digits stand together, group by group: 138 0000 1234 is 3, 4, 4. */
const groupsOf = (digits: readonly Digit[]): number[] =>
  digits.reduce<number[]>((groups, { gap }, index) => {
    if (index === 0 || gap !== "none") return [...groups, 1];
    return [...groups.slice(0, -1), (groups.at(-1) ?? 0) + 1];
  }, []);

const isSaid = (digits: readonly Digit[]) => digits.some(({ chinese }) => chinese);

/** Sums and years in a row are no number of one person: its groups are those in which numbers are written. */
const hangsTogether = (digits: readonly Digit[]): boolean => {
  const groups = groupsOf(digits);
  if (groups.length === 1 || isSaid(digits)) return true;
  if (groups.every((size) => size <= 2)) return true;
  const [first = 0, ...rest] = groups;
  if (digits.some(({ gap }, index) => index > 0 && gap === "words"))
    return (first === 3 || first === 4) && rest.every((size) => size >= 3);
  return [3, 4, 5, 6, 7].includes(first);
};

const mobileAt = ({ run, start }: Place): Taken => {
  for (const prefix of ["", "86", "0086", "0"]) {
    const length = prefix.length + 11;
    const digits = run.slice(start, start + length);
    if (digits.length < length || !isEdge(run, start + length)) continue;
    const value = valueOf(digits);
    const isMobile = value.startsWith(prefix) && /^1[3-9]\d{9}$/.test(value.slice(prefix.length));
    if (isMobile && hangsTogether(digits.slice(prefix.length))) return { length, kind: "phone" };
  }
  return undefined;
};

const landlineAt = ({ plain, run, start }: Place): Taken => {
  for (const length of [12, 11, 10]) {
    const digits = run.slice(start, start + length);
    if (digits.length < length || !isEdge(run, start + length)) continue;
    if (!/^0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/.test(valueOf(digits)) || !hangsTogether(digits)) continue;
    const isPublic = publicBody.test(before(plain, digits[0]?.from ?? 0, 14));
    return isPublic ? undefined : { length, kind: "phone" };
  }
  return undefined;
};

/** A number without an area code, or one with a digit too few or too many: only where the words say it is called. */
const calledAt = ({ plain, run, start }: Place): Taken => {
  const length = run.length - start;
  const digits = run.slice(start);
  const [first, last] = [digits[0], digits.at(-1)];
  if (!first || !last || length < 7 || length > 13 || !hangsTogether(digits)) return undefined;
  if (/^(?:400|800)/.test(valueOf(digits)) && length === 10) return undefined;
  const ahead = before(plain, first.from, 16);
  if (!phoneCue.test(ahead) || ofThing.test(ahead) || measure.test(plain.slice(last.to, last.to + 4))) return undefined;
  if (/[A-Za-z审]$/.test(ahead) || (publicBody.test(ahead) && (length <= 8 || first.value === "0"))) return undefined;
  return { length, kind: "phone" };
};

const isDay = (month: string, day: string) =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

const identityAt = ({ plain, run, start }: Place): Taken => {
  const value = valueOf(run.slice(start, start + 18));
  const last = run[start + 16];
  const born = /^[1-8]\d{5}(?:19|20)\d\d(\d\d)(\d\d)\d{3}/.exec(value);
  const isLong = born !== null && isDay(born[1] ?? "", born[2] ?? "");
  const sign = last && start + 17 === run.length ? /^[ -]?(?:[Xx×✕]|叉)/.exec(plain.slice(last.to, last.to + 3)) : null;
  if (sign && value.length === 17) return { length: 17, kind: "id_number" };
  if (isLong && value.length === 18 && isEdge(run, start + 18)) return { length: 18, kind: "id_number" };
  const old = /^[1-8]\d{5}\d\d(\d\d)(\d\d)\d{3}/.exec(value);
  const isOld = old !== null && isDay(old[1] ?? "", old[2] ?? "") && isEdge(run, start + 15);
  return isOld && groupsOf(run.slice(start, start + 15)).length <= 4 ? { length: 15, kind: "id_number" } : undefined;
};

/** Fourteen digits and more: cards and whatever else is one person's, unless the words say it is a thing's. */
const longAt = ({ plain, run, start }: Place): Taken => {
  let end = start + 1;
  while (end < run.length && (run[end]?.gap !== "words" || run[end]?.chinese === true)) end += 1;
  const digits = run.slice(start, end);
  const groups = groupsOf(digits);
  if (digits.length < 14) return undefined;
  const ahead = before(plain, digits[0]?.from ?? 0, 12);
  if (ofThing.test(ahead) && !ofPerson.test(ahead)) return undefined;
  if (groups.length > 1 && !isSaid(digits)) {
    const isCard = /^[3-69]/.test(valueOf(digits)) && groups.slice(0, -1).every((size) => size >= 3);
    if (!isCard && !ofPerson.test(ahead)) return undefined;
  }
  return { length: digits.length, kind: digits.length >= 20 ? "certificate" : "bank_card" };
};

const readers = [identityAt, mobileAt, landlineAt, longAt, calledAt];

const spanOf = ({ plain, run, start }: Place, { length, kind }: { length: number; kind: PrivateKind }): PrivateSpan => {
  let from = run[start]?.from ?? 0;
  let to = run[start + length - 1]?.to ?? from;
  if (kind === "id_number") to += /^[ -]?(?:[Xx×✕]|叉)/.exec(plain.slice(to, to + 3))?.[0].length ?? 0;
  if (kind === "phone" && plain.charAt(from - 1) === "(" && plain.slice(from, to).includes(")")) from -= 1;
  if (kind === "phone" && plain.charAt(from - 1) === "+") from -= 1;
  return { from, to, kind };
};

const inRun = (plain: string, run: readonly Digit[]): PrivateSpan[] => {
  const spans: PrivateSpan[] = [];
  let start = 0;
  while (start < run.length) {
    const place = { plain, run, start };
    const taken = isEdge(run, start) ? readers.map((read) => read(place)).find((found) => found) : undefined;
    if (taken) spans.push(spanOf(place, taken));
    start += taken?.length ?? 1;
  }
  return spans;
};

/** “身份证后四位3316” */
const lastDigits =
  /(?:身份证|证件|公民身份)号?码?的?[前后末尾](?:四|六|三|八|4|6|3|8)位数?(?:是|为|:)? ?(?<secret>[\dXx]{3,8})(?!\d)/g;

/** Phones, ID numbers, cards: whatever is told by its digits alone, in any writing. */
export const findNumbers: Finder = (plain) => [
  ...digitRuns(plain).flatMap((run) => inRun(plain, run)),
  ...matches(plain, lastDigits, "id_number"),
];
