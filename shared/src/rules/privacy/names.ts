import { beginsMongolian, findMongolian } from "./mongolian";
import { doubleSurnames, givenCommon, givenRare, givenSeen, looseSurnames, surnames } from "./nameChars";
import { notNames, notShortNames, ordinaryWords, wordNames } from "./notNames";
import { before, type Finder, hidden, type PrivateSpan } from "./span";

const weights = new Map<string, number>([
  ...[...givenCommon].map((char): [string, number] => [char, 0.3]),
  ...[...givenSeen].map((char): [string, number] => [char, 0.8]),
  ...[...givenRare].map((char): [string, number] => [char, 1.4]),
]);
/** Instead of a name that shows no surname. */
const nameless = "某某";

const isSurname = new Set(surnames);
const isLoose = new Set(looseSurnames);
const han = /[\u4e00-\u9fff]/;

/** Says outright that a name follows. */
const naming =
  /(?:[我他她人就都]叫|名字?叫|名叫|叫做|叫作|名字是|姓名|名字|大名|大号|学名|本名|真名|官名|户名|户主|户主是|联系人|收款人|收货人|当事人|申请人|委托人|监护人|代理人|担保人|借款人|出租人|承租人|法人|法定代表人|落款|署名|签名|署的|签的?是|盖的是|写的是)[是:]?["'(]?$/;
/** Words for a person, with which a name is often told. */
const person =
  /(?:[男女]人|老公|老婆|媳妇|婆姨|丈夫|妻子|前夫|前妻|对象|男朋友|女朋友|男方|女方|[爸妈爹娘爷奶]|叔叔?|婶婶?|[舅姨姑][舅姨姑夫父妈]?|伯|大伯子|嫂子?|姐姐?|姐夫|妹妹?|妹夫|哥哥?|弟弟?|弟媳妇?|弟妹|侄[儿子女]|外甥女?|外?孙[子女]|儿子?|儿媳妇?|女儿|闺女|[小女]子|女婿|姑爷|公公|婆婆|丈人|丈母娘|亲家母?|连襟|妯娌|亲戚|邻居|对门|楼[上下]|隔壁|[东西南北]邻|邻家|[东后前西]院|同学|战友|老乡|朋友|工友|同事|师傅|徒弟|司机|车主|老板娘?|掌柜的?|店主|房东|租客|租户|中介|业主|户主|村民|社员|牧民|居民|老人|网格员|[支文]书|书记|主任|会计|出纳|[村队社组店厂站所局科院校园行班]长|工头|带班的?|带头的?|经理|校长|老师|班主任|教练|医生|大夫|护士|律师|法官|民警|辅警|交警|保安|快递员|代办|客户|债主|债务人|债权人|原告|被告|证人|群主|管家|受害人|学生|孩子|娃娃?|双胞胎|老[大二三四五幺]|[我他她你]们?家|家里|贩子|经纪|店员|员工|工人|老[汉伴头]|老太太|姥[姥爷]|两口子|[五低]保户|合伙人?|股东|发小|后妈|继父|养[父母]|管账的?|管事的?|女的|男的|同志|亲人|邻人|本家|介绍人|中间人|见证人|放贷的|开车的|包地的|同村的?|当家的|承包[人方商]|销售员?|客服|专员|调解员|民工|女士|先生|签的)(?:叫|是|姓名|:|,名叫|名叫)?["'(]?$/;
const light = /[跟和与给找让被把向对由替告欠借问见请叫喊及同像到的是说连有管骂打等约陪帮催]$/;
const edge = /(?:^|[^\u4e00-\u9fffA-Za-z])$/;
const afterName =
  /^(?:$|[^\u4e00-\u9fff]|[说讲的家在他她也把给跟和与就还欠借打拿不没又都要让叫是收签去来到住从被开养卖买骂堵占拖扣赖做当有硬非偏想等答带领介管替用坐骑拉找先早则名盖写已前后年今昨现同送退赔砸拆锁拦推抢偷住接张]|两口|一家|本人|女士|先生|承[诺包])/;
/** What makes a place or a firm of the words before it. */
const placeAfter =
  /^[\u4e00-\u9fff]?(?:[村社乡镇]|嘎查|社区|圪旦|窑子|营子|圐圙|街道|新村|小区|花园|家园|国际城?|农场|牧场|水库|学校|[小中大]学|幼儿园|医院|诊所|药[店房]|超市|公司|集团|合作社|饭[店馆]|商[店场]|门市|[庄屯堡湾沟梁滩桥渠营旗厂矿站]|大?[路街巷]|牌|品牌|面馆|拉面|火锅|烧烤|菜籽|酒|茶|奶粉|药业|保险)/;
const title =
  /^(?:大[夫爷娘伯叔妈哥姐嫂]|主任|老师|老板|师傅|会计|书记|所长|站长|局长|村长|队长|社长|经理|护士|教授|医生|律师|法官|警官|教练|会长|校长|院长|厂长|科长|处长|镇长|县长|旗长|组长|班长|店长|乡长|庭长|队|总|某|姐|哥|叔|婶|姨|爷|奶|嫂|家|婆|老汉|老头|老太)/;

const isOrdinary = (text: string) =>
  ordinaryWords.has(text.slice(0, 2)) || ordinaryWords.has(text.slice(0, 3)) || wordNames.has(text.slice(0, 2));

/** How much speaks for a name before it. */
const leftScore = (ahead: string, loose: boolean): number => {
  if (naming.test(ahead)) return 4.5;
  if (person.test(ahead)) return 2.5;
  if (edge.test(ahead)) return loose ? 0.4 : 0.9;
  if (light.test(ahead)) return loose ? -0.2 : 0.6;
  return loose ? -2.5 : -0.9;
};

interface Candidate extends PrivateSpan {
  readonly score: number;
}

const needed = 3;

const scoreOf = (plain: string, from: number, surname: number, given: number): number => {
  const to = from + surname + given;
  const text = plain.slice(from, to);
  const loose = surname === 1 && isLoose.has(text.charAt(0));
  const ahead = before(plain, from, 10);
  const after = plain.slice(to, to + 6);
  const left = leftScore(ahead, loose);
  const known = [...text.slice(surname)].map((char) => weights.get(char) ?? (left > 4 ? -0.6 : -2.6));
  let score = (surname === 2 ? 2.5 : loose ? 0.4 : 1.6) + left + known.reduce((sum, weight) => sum + weight, 0);
  if (given === 1) score -= loose ? 1 : 0.6;
  score += afterName.test(after) ? 0.6 : -0.6;
  if (isOrdinary(plain.slice(from, from + 3)) && !(left > 4 && /^(?:$|[^\u4e00-\u9fff])/.test(after)))
    score -= loose ? 4 : 2.5;
  if (notShortNames.has(text)) score -= 6;
  if (notShortNames.has(text.slice(0, 2))) score -= 1;
  if (placeAfter.test(after)) score -= 4;
  return score;
};

/** A surname and one or two characters of a given name, as far as they look like one. */
const candidatesAt = (plain: string, from: number): Candidate[] => {
  const two = doubleSurnames.includes(plain.slice(from, from + 2));
  const first = plain.charAt(from);
  if (!two && !isSurname.has(first) && !isLoose.has(first)) return [];
  const surname = two ? 2 : 1;
  if (title.test(plain.slice(from + surname, from + surname + 4))) return [];
  return [2, 1].flatMap((given): Candidate[] => {
    const to = from + surname + given;
    if (
      [...plain.slice(from, to)].length < surname + given ||
      ![...plain.slice(from, to)].every((char) => han.test(char))
    )
      return [];
    const score = scoreOf(plain, from, surname, given);
    return score >= needed ? [{ from, to, kind: "name", score }] : [];
  });
};

const findSurnamed: Finder = (plain) => {
  const spans: PrivateSpan[] = [];
  for (let from = 0; from < plain.length; from += 1) {
    const [best, other] = candidatesAt(plain, from).sort((one, two) => two.score - one.score);
    if (!best) continue;
    const next = other ? candidatesAt(plain, from + 1)[0] : undefined;
    const taken = next && next.score > best.score + 1 ? next : best;
    spans.push({ from: taken.from, to: taken.to, kind: "name" });
    from = taken.to - 1;
  }
  return spans;
};

/** “单名一个全”, “姓王，名建国”: the given name told apart from its surname. */
const spelled =
  /姓(?<surname>[\u4e00-\u9fff])[^。!?;]{0,8}?(?:单名|单字|名)(?:一?个)?["']?(?<given>[\u4e00-\u9fff]{1,2})["']?(?=字|[,。;!?)\s]|$)/g;

const findSpelled: Finder = (plain) =>
  [...plain.matchAll(spelled)].flatMap((match): PrivateSpan[] => {
    const { surname = "", given = "" } = match.groups ?? {};
    const at = match.index + match[0].lastIndexOf(given);
    return [...everywhere(plain, surname + given), { from: at, to: at + given.length, kind: "name" }];
  });

/** A whole word after “叫” that ends there: whatever it is, it is a name; “叫人”, “叫我们” are none. */
const called =
  /(?:[我他她人就名]叫|名字?叫|名叫|叫做|,叫|^叫|名字是|大号|大名|本名|真名|学名|姓名[是:]|姓名)["']?(?<secret>[\u4e00-\u9fff]{2,4})["']?(?=[,。;!?)\s]|$)/g;
const nobody =
  /[我你他她它们谁人咱自己大家这那不没去来把给了着过吗么呢吧的]|^(?:什么|啥|甚|老|小|村|社|物业|派出所|网格)/;

const findCalled: Finder = (plain) =>
  [...plain.matchAll(called)].flatMap((match): PrivateSpan[] => {
    const secret = match.groups?.["secret"] ?? "";
    const first = secret.charAt(0);
    const isName =
      wordNames.has(secret) ||
      beginsMongolian(secret) ||
      isSurname.has(first) ||
      isLoose.has(first) ||
      [...secret].every((char) => weights.has(char));
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

/** A given name alone, next to a word for a person: 老板娘金凤, 我家国庆. */
const findGiven: Finder = (plain) => {
  const spans: PrivateSpan[] = [];
  for (let from = 1; from + 1 < plain.length; from += 1) {
    const text = plain.slice(from, from + 2);
    const ahead = before(plain, from, 8);
    const after = plain.slice(from + 2, from + 6);
    if (wordNames.has(text)) {
      const isTold = person.test(ahead) || (/(?:上|里|队|村|社|厂|班)的$/.test(ahead) && speaks.test(after));
      if (
        !isTold ||
        adverbs.has(text) ||
        (things.has(text) && /[家娃]$/.test(ahead)) ||
        placeAfter.test(after) ||
        (/国庆|五一|元旦|端午|清明|中秋|重阳|冬至|立春/.test(text) && holiday.test(after))
      )
        continue;
    } else {
      const weight = [...text].reduce((sum, char) => sum + (weights.get(char) ?? -3), 0);
      if (weight < 2.1 || !person.test(ahead) || !afterName.test(after) || placeAfter.test(after)) continue;
      if (isOrdinary(text)) continue;
    }
    spans.push({ from, to: from + 2, kind: "name" });
    from += 1;
  }
  return spans;
};

/** Names written with a dot between their parts (阿不都·买买提). */
const dotted: Finder = (plain) =>
  [...plain.matchAll(/[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6}(?=[,。;!?、\s说的家]|$)/g)].map(
    ({ 0: found, index }) => ({ from: index, to: index + found.length, kind: "name" }),
  );

const everywhere = (plain: string, text: string): PrivateSpan[] => {
  const spans: PrivateSpan[] = [];
  for (let from = plain.indexOf(text); from >= 0; from = plain.indexOf(text, from + text.length))
    spans.push({ from, to: from + text.length, kind: "name" });
  return spans;
};

/** Whoever was named once is hidden wherever the text names them again, also by the given name alone. */
const repeated = (plain: string, found: readonly PrivateSpan[]): PrivateSpan[] =>
  [...new Set(found.map(({ from, to }) => plain.slice(from, to)))].flatMap((name) => {
    const given = name.slice(1);
    const isTold =
      name.length === 3 &&
      !wordNames.has(given) &&
      !ordinaryWords.has(given) &&
      [...given].some((char) => (weights.get(char) ?? 0) > 1);
    const parts = isTold ? everywhere(plain, given) : [];
    return [...everywhere(plain, name), ...parts].filter(
      ({ to }) => !placeAfter.test(plain.slice(to, to + 4)) || plain.startsWith("家", to),
    );
  });

/** What is no name is covered, so that no finder sees it. */
const withoutSayings = (plain: string): string =>
  notNames.reduce(
    (text, saying) => (text.includes(saying) ? text.split(saying).join("\uE001".repeat(saying.length)) : text),
    plain,
  );

const each: readonly Finder[] = [
  findCalled,
  findSpelled,
  findMongolian((ahead) => naming.test(ahead) || person.test(ahead)),
  dotted,
  findSurnamed,
  findGiven,
];

/** What is shown for a name: its surname and two stars, or nothing of a name without one. */
export const shownName = (name: string): string => {
  const double = doubleSurnames.find((surname) => name.startsWith(surname));
  if (double) return `${double}**`;
  const first = name.charAt(0);
  const hasSurname = (isSurname.has(first) || isLoose.has(first)) && !wordNames.has(name) && !beginsMongolian(name);
  return hasSurname ? `${first}**` : nameless;
};

/** People's names (姓名): Han and Mongolian, whole or the given name alone. A surname with a title (白大夫, 王主任) is none. */
export const findNames: Finder = (original) => {
  const plain = withoutSayings(original);
  let open = plain;
  const found: PrivateSpan[] = [];
  for (const find of each) {
    const spans = find(open);
    found.push(...spans);
    for (const { from, to } of spans) open = open.slice(0, from) + hidden.repeat(to - from) + open.slice(to);
  }
  return [...found, ...repeated(plain, found)];
};
