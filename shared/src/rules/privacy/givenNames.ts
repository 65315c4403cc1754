import { beginsMongolian } from "./mongolian";
import { afterName, person, placeAfter, title } from "./nameClues";
import { everywhere, givenWeight, isLoose, isOrdinary, isSurname, weightOf } from "./nameParts";
import { notShortNames, wordNames } from "./notNames";
import { before, type Finder, type PrivateSpan } from "./span";

/** “单名一个全”, “姓王，名建国”: the given name told apart from its surname. */
const spelled =
  /姓(?<surname>[\u4e00-\u9fff])[^。!?;]{0,8}?(?:单名|单字|名)(?:一?个)?["']?(?<given>[\u4e00-\u9fff]{1,2})["']?(?=字|[,。;!?)\s]|$)/g;

export const findSpelled: Finder = (plain) =>
  [...plain.matchAll(spelled)].flatMap((match): PrivateSpan[] => {
    const { surname = "", given = "" } = match.groups ?? {};
    const at = match.index + match[0].lastIndexOf(given);
    return [...everywhere(plain, surname + given), { from: at, to: at + given.length, kind: "name" }];
  });

/** A whole word after “叫” that ends there: whatever it is, it is a name; “叫人”, “叫我们” are none. */
const called =
  /(?:叫|叫做|名字是|名字(?!叫)|大号|大名|本名|真名|学名|姓名[是:]|姓名)["']?(?<secret>[\u4e00-\u9fff]{2,4})["']?(?=[,。;!?)\s]|$)/g;
const nobody =
  /[我你他她它们谁人咱自己大家这那不没去来把给了着过吗么呢吧的]|^(?:什么|啥|甚|老|小|村|社|物业|派出所|网格)/;

export const findCalled: Finder = (plain) =>
  [...plain.matchAll(called)].flatMap((match): PrivateSpan[] => {
    const secret = match.groups?.["secret"] ?? "";
    const first = secret.charAt(0);
    const isName =
      wordNames.has(secret) ||
      beginsMongolian(secret) ||
      ((isSurname.has(first) || isLoose.has(first)) && /[我他她人就名]叫|,叫|^叫|名/.test(match[0].slice(0, 3))) ||
      weightOf(secret, -3) > 1.6;
    const isWord = isOrdinary(secret) && !wordNames.has(secret);
    if (
      isWord ||
      notShortNames.has(secret) ||
      nobody.test(secret) ||
      title.test(secret.slice(1)) ||
      !isName ||
      placeAfter.test(secret.slice(-1))
    )
      return [];
    const from = match.index + match[0].lastIndexOf(secret);
    return [{ from, to: from + secret.length, kind: "name" }];
  });

const holiday = /^(?:节|放|假|前|后|那|期|当|回|去|长|黄|七|八|三|晚|早|中|的时候|上|这|到|,)/;
const adverbs = new Set([
  "高兴",
  "常年",
  "马上",
  "永远",
  "天天",
  "方便",
  "明白",
  "开心",
  "满意",
  "安心",
  "成功",
  "严格",
  "严重",
  "万一",
  "于是",
  "关心",
  "解决",
  "连续",
  "许可",
  "任意",
  "曾经",
  "何必",
  "何苦",
  "健康",
  "安定",
  "顺利",
  "希望",
  "想念",
  "单纯",
  "包容",
  "方正",
  "方向",
  "温暖",
  "富裕",
  "幸福",
  "欢乐",
  "快乐",
  "谢谢",
  "安静",
  "明亮",
  "如意",
  "喜欢",
  "自立",
  "自强",
]);
/** What a house has, too: 我家杨树 is a tree, 大爷杨树 is a man. */
const things = new Set([
  "杨树",
  "金贵",
  "石头",
  "桃花",
  "杏花",
  "荷花",
  "梅花",
  "兰花",
  "菊花",
  "海棠",
  "牡丹",
  "青松",
  "森林",
  "木林",
  "麦穗",
  "雪花",
  "丰收",
  "金山",
  "银山",
  "森林",
  "平原",
  "苗苗",
  "白杨",
  "柳絮",
  "健康",
  "富裕",
  "富余",
  "阳光",
]);
const speaks = /^(?:说|讲|给|签|欠|借|打电话|答应|拿|叫|骂|把|还|收|,|。|也|就|不|在|家)/;

const festivals = /国庆|五一|元旦|端午|清明|中秋|重阳|冬至|立春/;
const namedTitle = /^(?:老师|大夫|师傅|医生|律师|主任|经理|姐|哥|姨|婶|嫂子?|大[姐哥爷娘])/;

/** A word that is a name now and then is one next to a word for a person, or before a title. */
const isWordName = (text: string, ahead: string, after: string): boolean => {
  if (adverbs.has(text) || placeAfter.test(after) || (festivals.test(text) && holiday.test(after))) return false;
  if (things.has(text) && /[家娃]$/.test(ahead)) return false;
  const isInGroup = /(?:上|里|队|村|社|厂|班)的$/.test(ahead) && speaks.test(after);
  return person.test(ahead) || isInGroup || namedTitle.test(after);
};

const isGivenName = (text: string, ahead: string, after: string): boolean => {
  const weight = weightOf(text, -3);
  if (weight < 1.6 || isOrdinary(text) || placeAfter.test(after)) return false;
  const isPet = /^[小阿]/.test(text) && (givenWeight.get(text.charAt(1)) ?? 0) > 1 && !isSurname.has(text.charAt(1));
  if (isPet && /(?:的|^|[,。;!?:"'(\s])$/.test(ahead) && namedTitle.test(after)) return true;
  if (!person.test(ahead)) return false;
  if (isPet && afterName.test(after)) return true;
  return weight >= 2.1 && (afterName.test(after) || (weight >= 2.7 && !/家$/.test(ahead)));
};

/** A given name alone, next to a word for a person: 老板娘金凤, 我家国庆. */
export const findGiven: Finder = (plain) => {
  const spans: PrivateSpan[] = [];
  for (let from = 0; from + 1 < plain.length; from += 1) {
    const text = plain.slice(from, from + 2);
    const [ahead, after] = [before(plain, from, 8), plain.slice(from + 2, from + 6)];
    const isName = wordNames.has(text) ? isWordName(text, ahead, after) : isGivenName(text, ahead, after);
    if (!isName) continue;
    spans.push({ from, to: from + 2, kind: "name" });
    from += 1;
  }
  return spans;
};
