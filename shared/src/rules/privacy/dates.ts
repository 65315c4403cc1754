import { before, type Finder, type PrivateSpan } from "./span";

const number = "(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})";
const month = `(?:(?:农历|阴历|阳历|公历|闰)?(?:${number}|正|冬|腊)月)`;
const day = `(?:初?${number}(?:日|号)?)`;
const year =
  "(?:(?:19|20)\\d\\d|[一二][九零][零一二三四五六七八九]{2}|\\d\\d|[四五六七八九零][零一二三四五六七八九])年?";
/** A whole date, or its month and day. */
const dates = [
  new RegExp(`${year}(?:的|,)?(?:农历|阴历|阳历)?${month}${day}`, "g"),
  /(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?(?!\d)/g,
  /(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
];
const shortDate = new RegExp(`${month}${day}`, "g");

const bornBefore = /(?:出生(?:日期|年月日?|时间)?|生日|生于|生辰|落地|降生)[^。!?;]{0,26}$/;
const bornAfter =
  /^[^。!?;]{0,10}?(?:(?<word>.?)生(?:的|人|在|,|。|$)|出生|生日|落地|降生|落草|属[鼠牛虎兔龙蛇马羊猴鸡狗猪])/;
const strictAfter = /^(?:那天|的|晚上|早上|夜里|,)?(?:(?<word>.?)生(?:的|人|在|,|。|$)|出生|生日|落地|降生)/;
/** What happens, arises, is made, is healed: 生, and nobody is born. */
const notBorn = /[发产医学先卫花新民]/;
const corrected =
  /(?:写|录|登|登记|改|办|记|填|打|抄|输)(?:成|的是|为)(?:了)?$|(?:本来|实际|应该|应当|其实|真正|身份证上|户口本?上|档案[里上]?|正确的?)(?:写的?|记的?)?(?:是|该是|为)?$/;
const aboutBirth = /出生|生日|户口|年龄|岁数|小了|大了|生的|生人/;

const isBorn = (after: string, pattern: RegExp) => {
  const found = pattern.exec(after);
  return found !== null && !notBorn.test(found.groups?.["word"] ?? "");
};

/** Dates of birth (出生日期): a date with the word of birth before or after it, or one that was entered for it by mistake. */
export const findBirthDates: Finder = (plain) => {
  const whole = dates.flatMap((pattern) =>
    [...plain.matchAll(pattern)].flatMap(({ 0: found, index }): PrivateSpan[] => {
      if (/\d/.test(plain.charAt(index - 1))) return [];
      const to = index + found.length;
      const ahead = before(plain, index, 32);
      const isBirth =
        bornBefore.test(ahead) ||
        isBorn(plain.slice(to, to + 18), bornAfter) ||
        (corrected.test(ahead) && aboutBirth.test(plain));
      return isBirth ? [{ from: index, to, kind: "birth_date" }] : [];
    }),
  );
  const short = [...plain.matchAll(shortDate)].flatMap(({ 0: found, index }): PrivateSpan[] => {
    const to = index + found.length;
    const isBirth =
      /(?:生日|生辰)(?:是|在|为|:)?(?:农历|阴历|阳历)?$/.test(before(plain, index, 8)) ||
      isBorn(plain.slice(to, to + 6), strictAfter);
    return isBirth ? [{ from: index, to, kind: "birth_date" }] : [];
  });
  return [...whole, ...short];
};
