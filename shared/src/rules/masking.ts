/**
 * Hides personal details (DOMAIN §9) before a text goes where others read it: lists, logs, messages to outside, public answers.
 * Every mask of {@link maskText} keeps the text's length, so that stretches marked in the original still fit.
 */

const digit = "[0-9０-９]";
const cnDigit = "[零〇一二三四五六七八九幺]";
const cnNumber = "[零〇一二三四五六七八九十百]";
/** What people write between the digits of a number. */
const gap = "[\\s\\-—－·.]?";
const notDigit = { before: "(?<![0-9０-９])", after: "(?![0-9０-９])" };

const digitsOf = (text: string) =>
  text
    .replace(/[０-９]/g, (full) => String.fromCharCode(full.charCodeAt(0) - 0xfee0))
    .replace(/幺/g, "1")
    .replace(/[零〇一二三四五六七八九]/g, (cn) => String(cn === "〇" ? 0 : "零一二三四五六七八九".indexOf(cn)))
    .replace(/\D/g, "");

const isMark = /[0-9０-９零〇一二三四五六七八九幺Xx]/;

/** Stars every digit but the first `head` and the last `tail`; what stands between digits stays. */
const starInner = (text: string, head: number, tail: number) => {
  const marks = [...text].filter((char) => isMark.test(char)).length;
  let at = 0;
  return [...text]
    .map((char) => {
      if (!isMark.test(char)) return char;
      const hidden = at >= head && at < marks - tail;
      at += 1;
      return hidden ? "*" : char;
    })
    .join("");
};
const starAll = (text: string) => text.replace(/[0-9０-９零〇一二三四五六七八九十百A-Za-z]/g, "*");

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

const rules: readonly { find: RegExp; mask: (found: string) => string }[] = [
  {
    // 居民身份证: 17 digits and a check mark
    find: new RegExp(`${notDigit.before}(?:${digit}${gap}){17}[0-9０-９XxＸｘ]${notDigit.after}`, "g"),
    mask: (found) => starInner(found, 4, 4),
  },
  {
    // bank cards: 16 to 19 digits
    find: new RegExp(`${notDigit.before}${digit}(?:${gap}${digit}){15,18}${notDigit.after}`, "g"),
    mask: (found) => starInner(found, 0, 4),
  },
  {
    // mobiles, in digits of any width or in Chinese
    find: new RegExp(`${notDigit.before}[1１]${gap}[3-9３-９](?:${gap}${digit}){9}${notDigit.after}`, "g"),
    mask: (found) => starInner(found, 3, 4),
  },
  {
    find: new RegExp(`[一幺](?:[\\s，,、—-]?${cnDigit}){10}`, "g"),
    mask: (found) => (/^1[3-9]\d{9}$/.test(digitsOf(found)) ? starInner(found, 3, 4) : found),
  },
  {
    // landlines with their area code
    find: new RegExp(`${notDigit.before}0\\d{2,3}[-—－ ]?\\d{7,8}${notDigit.after}`, "g"),
    mask: (found) => starInner(found, 4, 2),
  },
  {
    // 车牌
    find: new RegExp(`[${provinces}][A-Z][·• ]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])`, "g"),
    mask: (found) => found.slice(0, 2) + starAll(found.slice(2)),
  },
  {
    // 门牌: building, unit and room
    find: new RegExp(
      `(?:(?:${digit}+|${cnNumber}+)(?:号楼|栋|幢|座|#))?(?:${digit}+|${cnNumber}+)单元(?:(?:${digit}+|${cnNumber}+)(?:楼|层))?(?:(?:${digit}{2,4}|${cnNumber}+)(?:室|号|户)?)?`,
      "g",
    ),
    mask: starAll,
  },
  {
    find: new RegExp(`(?:${digit}+|${cnNumber}+)(?:号楼|栋|幢|#)(?:${digit}{2,4}|${cnNumber}{2,5})(?:室|号|户)?`, "g"),
    mask: starAll,
  },
  { find: new RegExp(`(?:${digit}{2,4}|${cnNumber}{2,5})(?:室|户)(?!内|外|主|口)`, "g"), mask: starAll },
];

/** A person's own words without phones, ID numbers, bank cards, plates and door numbers. */
export const maskText = (text: string): string =>
  rules.reduce((masked, { find, mask }) => masked.replace(find, mask), text);

/** 张三 → 张*: the first character, and a star for each further one. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = [...name.trim()];
  return first + "*".repeat(rest.length);
};

/** 13800001234 → 138****1234; of a landline the area code and the last two digits stay. */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? starInner(phone, 3, 4) : starInner(phone, phone.startsWith("0") ? 4 : 0, 2);

/** An address down to its community or village: what comes before the first number of a building, a door or a group. */
export const maskAddress = (address: string): string => {
  const door = new RegExp(`(?:${digit}+|${cnNumber}+)\\s*(?:号楼|号院|栋|幢|座|单元|室|户|号|组|队|排|门|层|楼|#|-)`);
  const at = address.search(door);
  const anyDigit = address.search(new RegExp(digit));
  const ends = [at, anyDigit].filter((place) => place >= 0);
  return (ends.length > 0 ? address.slice(0, Math.min(...ends)) : maskText(address)).replace(/第$/, "").trim();
};
