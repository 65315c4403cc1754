import type { FactPatterns, Mark } from "./compileKnowledge";
import { findNumbers, type NumberFound } from "./numbers";
import { findAll } from "./phrases";
import type { Folded } from "./text";

/** A quantity with the words that state it. */
export interface Quantity {
  value: number;
  from: number;
  to: number;
}

/** What a report states, apart from danger. */
export interface Facts {
  /** The largest group named (户 and 人 alike); undefined where none is. */
  people: Quantity | undefined;
  /** The largest sum in dispute, in yuan; multiplied out where the text clearly says so. */
  amount: Quantity | undefined;
  /** Somebody under 18, or 70 and older (60 where they live alone). */
  child: Quantity | undefined;
  old: Quantity | undefined;
  marks: Partial<Record<Mark, Quantity>>;
}
const moneyVerbBefore =
  /(?:欠|花|赔|给|交|收|借|退|差|付|扣|刷|押金|定金|工资|要|少|拿|补|罚|价|赊|报|讲好|说好|剩|余|投|亏|损失|值|出|扔|搭|充|转)[了我他她着进下来掉过到去的]{0,2}(?:大概|大约|差不多|总共|一共|合计|将近|快|不到|整整|上|有|小)?$/;
const unitAfter =
  /^(?:多|来|几|余)?(?:年|月|号|楼|室|栋|斤|亩|米|户|人|个|岁|天|日|点|分|次|回|趟|遍|家|只|头|度|里|平|单元|条|棵|张|口|名|公里|层|届|社|队|辆|车|桌|碗|桶|盘|箱|件|套|双|床|寸|升|瓦|站|块钱以|届|代|门|台|份|把|根|片|期|种|排|座|间|院|捆|道|架|垄|尺|丈|步|级|成|%|：|:|小时|钟头|礼拜|周|时|秒|位|例|场|首|句|字|页|班|峰|匹|窝|粒|颗|针|瓶|盒|包|袋|双)/;

/** Reads counts, sums, ages and marks. @param text blotted, as long as `folded.text` */
export function readFacts(folded: Pick<Folded, "text">, text: string, patterns: FactPatterns): Facts {
  const numbers = findNumbers(folded.text);
  const people = largest(
    numbers
      .filter((found) => countsPeople(found, folded.text, patterns))
      .map((found) => withUnit(found, folded.text, patterns.peopleAfter)),
  );
  const facts: Facts = {
    people,
    amount: readAmount(numbers, folded.text, people, patterns),
    ...readAges(numbers, folded.text),
    marks: {},
  };
  for (const [mark, words] of patterns.marks) {
    const first = findAll(words, text)[0];
    if (first) facts.marks[mark] = { value: 1, ...first };
  }
  return facts;
}

/** The same facts with their stretches led elsewhere. */
export function withStretches(facts: Facts, lead: (stretch: Quantity) => Quantity): Facts {
  const of = (quantity: Quantity | undefined) => quantity && lead(quantity);
  const marks = Object.entries(facts.marks).map(([mark, quantity]) => [mark, lead(quantity)] as const);
  return {
    people: of(facts.people),
    amount: of(facts.amount),
    child: of(facts.child),
    old: of(facts.old),
    marks: Object.fromEntries(marks),
  };
}

function countsPeople(
  { value, from, to }: NumberFound,
  text: string,
  { peopleAfter, notPeopleBefore }: FactPatterns,
): boolean {
  if (value < 2 || value > 100_000 || !Number.isInteger(value)) return false;
  if (!peopleAfter.test(text.slice(to, to + 8))) return false;
  if (
    /^家(?:里|的|人|庭|具|电|长|属|门口|子)/.test(text.slice(to)) ||
    /^人(?:民|行|家|均|工|的(?:微信)?群)/.test(text.slice(to))
  )
    return false;
  return !notPeopleBefore.test(text.slice(Math.max(0, from - 6), from));
}

function readAmount(
  numbers: NumberFound[],
  text: string,
  people: Quantity | undefined,
  patterns: FactPatterns,
): Quantity | undefined {
  const sums = numbers
    .filter((found) => isMoney(found, text, patterns))
    .map((found) => withUnit(found, text, patterns.moneyAfter));
  return largest([...sums, ...sums.flatMap((sum) => multiplied(sum, numbers, text, people, patterns))]);
}

function isMoney(
  { value, from, to }: NumberFound,
  text: string,
  { notMoneyAfter, notDisputed, moneyAfter }: FactPatterns,
): boolean {
  const after = text.slice(to, to + 8);
  const before = text.slice(Math.max(0, from - 16), from);
  if (value <= 0 || notMoneyAfter.test(after) || findAll(notDisputed, before + text.slice(from, to)).length > 0)
    return false;
  if (moneyAfter.test(after))
    return !(value < 3 && after.startsWith("块") && !/^块(?:钱|[0-9一二三四五六七八九])/.test(after));
  if (/[万w]/.test(text.slice(from, to))) return value >= 1000;
  return (
    value >= 50 &&
    value < 10_000_000 &&
    !isPhoneOrYear(text, from, to) &&
    moneyVerbBefore.test(before) &&
    !unitAfter.test(after)
  );
}

function isPhoneOrYear(text: string, from: number, to: number): boolean {
  return (
    /[0-9]{7}/.test(text.slice(from, to)) || /[0-9-]/.test(text.charAt(to)) || /[0-9-]/.test(text.charAt(from - 1))
  );
}

/** 十八个月，每月两千 · 12个人，一人差三千 · 19亩，一亩少四千: multiplied only where the text says both. */
function multiplied(
  sum: Quantity,
  numbers: NumberFound[],
  text: string,
  people: Quantity | undefined,
  patterns: FactPatterns,
): Quantity[] {
  const before = text.slice(Math.max(0, sum.from - 9), sum.from);
  const times = (factor: NumberFound | Quantity | undefined) =>
    factor && factor.value > 1 ? [{ value: sum.value * factor.value, from: sum.from, to: sum.to }] : [];
  if (patterns.perMonthBefore.test(before))
    return times(numbers.find((found) => isUnpaidMonths(found, text, patterns)));
  if (patterns.perPersonBefore.test(before)) return times(people);
  if (patterns.perMuBefore.test(before))
    return times(numbers.find((found) => /^(?:多|来)?亩/.test(text.slice(found.to))));
  return [];
}

function isUnpaidMonths({ value, from, to }: NumberFound, text: string, { unpaid }: FactPatterns): boolean {
  if (value < 2 || !/^(?:多)?个(?:多)?月/.test(text.slice(to))) return false;
  const around = text.slice(Math.max(0, from - 10), from) + text.slice(to, to + 10);
  return findAll(unpaid, around).length > 0;
}

function readAges(numbers: NumberFound[], text: string): Pick<Facts, "child" | "old"> {
  const ages = numbers.filter(({ value, from, to }) =>
    isAge(value, text.slice(Math.max(0, from - 8), from), text.slice(to, to + 5)),
  );
  const alone = /独居|一个人住|老伴(?:走|没)了|自己住|一个人租|一个人过/.test(text);
  const pick = (fits: (age: number) => boolean) => {
    const found = ages.find(({ value }) => fits(value));
    return found && { value: found.value, from: found.from, to: found.to };
  };
  return { child: pick((age) => age < 18), old: pick((age) => age >= (alone ? 60 : 70) && age <= 110) };
}

function isAge(value: number, before: string, after: string): boolean {
  if (value > 110) return false;
  if (/^(?:多|来)?(?:周)?岁/.test(after)) return !/(?:以|几|多少)$/.test(before);
  const years =
    /(?:今年|都|已经|老(?:姐姐)?，|姨，|妈，|爸，|爹，|娘，|爷，|奶，|人，|我|他|她|老汉|妈|爸|爹|娘|奶奶|爷爷|老人|儿|闺女|孙子|孙女|大爷|大娘|姨)(?:都|今年|快|已经|才|有)?$/.test(
      before,
    );
  return years && /^(?:了|多|的人|的老|，|,|。|、| |$)/.test(after) && (value >= 60 || (value < 18 && value > 2));
}

function withUnit(found: NumberFound, text: string, unit: RegExp): Quantity {
  const after = unit.exec(text.slice(found.to, found.to + 10));
  return { value: found.value, from: found.from, to: found.to + (after?.[0].length ?? 0) };
}

function largest(quantities: Quantity[]): Quantity | undefined {
  return quantities.reduce<Quantity | undefined>(
    (best, next) => (best && best.value >= next.value ? best : next),
    undefined,
  );
}
