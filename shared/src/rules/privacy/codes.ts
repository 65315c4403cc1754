import { before, type Finder, matches, type PrivateKind, type PrivateSpan } from "./span";

const han = "\\u4e00-\\u9fff";
const said = "零一二三四五六七八九幺";
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const year = "(?:\\((?:19|20)\\d\\d\\)|\\([一二]零?[零一二三四五六七八九]{2,3}\\))";
const serial = "(?:第 ?)?[\\d零一二三四五六七八九十百千]+(?:-\\d+)? ?号";

const at = "(?: ?@ ?| ?艾特 ?| ?爱特 ?| ?圈[aA] ?| ?\\(at\\) ?| at | ?#at# ?|小老鼠)";
const dot = "(?: ?\\. ?| ?点 ?| dot )";
const domain = `(?:[A-Za-z0-9-]+${dot}){1,3}(?:[cC][oO][mM]|[cC][nN]|[nN][eE][tT]|[oO][rR][gG]|edu|gov|cc|vip|top|me)`;
/** 邮箱, also as it is said: 艾特, 点. */
const email = new RegExp(`[A-Za-z0-9${said}][A-Za-z0-9_.+\\-${said}]*${at}${domain}`, "g");

const wechat =
  "(?:微信|薇信|威信|维信|微 信|[vV]信|[wW]ei ?[xX]in|WEIXIN|[wW]e[cC]hat|[wW][xX]|[vV][xX]|卫星|加[vV]|[+➕][vV]|微号|\\b[vV]:)";
const account = "(?:抖音|快手|小红书|支付宝|淘宝|闲鱼|陌陌|钉钉|账号|帐号|网名|ID|昵称)";
const handle = "[A-Za-z][A-Za-z0-9_\\-]{3,24}[A-Za-z0-9]";
/** 微信号 after its name, and other accounts after theirs; wxid_ alone says what it is. */
const handles = [
  new RegExp(`${wechat}(?!公众|群|支付|小程序|转)[^,。;!?A-Za-z0-9\uE000]{0,9}(?<secret>${handle})`, "g"),
  new RegExp(`${wechat}(?:号码?)?[是为: (]{0,3}(?<secret>[1-9]\\d{4,10})(?!\\d|元|块|万)`, "g"),
  new RegExp(`${account}(?:号|账号|名)?[^,。;!?A-Za-z0-9\uE000]{0,5}(?<secret>${handle})`, "g"),
  /(?:微信名|昵称|网名|微信昵称|群昵称|抖音名|快手名)(?:叫|是|为|:){0,2}["']?(?<secret>[\u4e00-\u9fff]{2,8})["']?(?=[,。;!?)\s]|$)/g,
  /(?<secret>wxid_[A-Za-z0-9_]+)/gi,
];
const isHandle = (text: string) =>
  /[\u4e00-\u9fff]/.test(text) ||
  /[\d_-]/.test(text) ||
  (text.length >= 6 && !/^(?:android|iphone|huawei|xiaomi)$/i.test(text));

const qq = new RegExp(
  `(?:[qQ] ?[qQ]|扣扣|抠抠|企鹅|球球|[qQ]号|\\b[qQ]:)(?:号码?|群号?)?[^\\d${said},。;!?\uE000]{0,8}(?<secret>[1-9一二三四五六七八九幺](?:[ -]?[\\d${said}]){4,11})(?![\\d元块万])`,
  "g",
);

const plateBody = `(?:[A-HJ-NP-Za-hj-np-z0-9${said}] ?){4,5}[A-HJ-NP-Za-hj-np-z0-9${said}警学挂港澳领使]`;
const plates = [
  new RegExp(`[${provinces}] ?[A-Za-z] ?[·.,\\- ]? ?${plateBody}(?![A-Za-z0-9])`, "g"),
  new RegExp(
    `(?:车牌号?码?|车号|牌照号?|牌号|号牌)[^,。A-Za-z0-9]{0,4}(?<secret>[A-Za-z]?[·.\\- ]?[A-Za-z0-9]{5,6})(?![A-Za-z0-9年元块])`,
    "g",
  ),
];
const isPlate = (text: string) => new RegExp(`[\\d${said}]`).test(text.replace(/^.{1,2}/, ""));

const court = "民刑行执赔破商知仲证财调督特认鉴诉清辖保恢";
/** 案号 of courts, and numbers of the police, arbitrators, notaries; never those of public documents (政办发〔2024〕37号). */
const cases = [
  new RegExp(`${year}[^\\s,。;()]{0,14}?[${court}][^\\s,。;()]{0,6}?${serial}(?:之[一二三四五])?`, "g"),
  new RegExp(`(?:19|20)\\d\\d年?[${provinces}]\\d{2,4}[${court}][^\\s,。;()]{0,6}?${serial}`, "g"),
  new RegExp(
    `[^\\s,。;:号书是为了的在拿给有\\d]{1,6}(?:\\([^()]{1,3}\\))?[^\\s,。;:号书是为了的在拿给有()\\d]{0,6}(?:案|裁|判|认|罚|决|立|拘|鉴|诉|复|仲|证|受|调|处|工认|工伤)字?${year}${serial}`,
    "g",
  ),
  new RegExp(`[${han}]{0,4}[民刑行执仲调证鉴认]字?第 ?\\d+ ?号`, "g"),
  /(?:案号|案件编号|立案号|受案号|回执号?|警情号|受理号|裁决书号|认定书号?|编号)[是为: ]{0,3}(?<secret>[A-Za-z]{0,3}[\d()][\d()-]{6,})/g,
];

const deed =
  "(?:不动产权?证?|不动产证明|房权证|房产证|房证|国用|集用|集建|林权?证|草原?证|宅基地?证?|土地证|承包权证?|经营权证?)";
const papers = [
  new RegExp(`[${provinces}]?${year}[^\\s,。;()]{0,10}?${deed}[^\\s,。;()]{0,8}?(?:第 ?)?[A-Z]?\\d{3,}号?`, "g"),
  new RegExp(`[${han}]{0,3}?${deed}[^\\s,。;()0-9]{0,6}(?:${year})?字?第 ?[A-Z]?\\d{3,}号?`, "g"),
  new RegExp(`[${han}]{0,3}(?:国用|集用|集建)${year}[^\\s,。;()]{0,3}${serial}`, "g"),
  new RegExp(`[${han}]?[军士文警退残优] ?字 ?第? ?\\d{4,} ?号?`, "g"),
  /[A-Z]\d{6}-?\d{4}-?\d{4,6}(?!\d)/g,
  /[A-Za-z]\d{8,9}(?!\d)/g,
];
/** A number said to be a paper's of a person. */
const ofPaper =
  /(?<cue>(?:证件?|证书|档案|社保卡?|医保卡?|学籍|护照|警官?|老年卡|户口[本簿]|驾照|[工学警座]号)(?:号码?|编号|号)?[是为:的, (]{0,4}|(?:证|本子?|照)(?:上?的)?(?:编?号码?|号)[是为: (]{0,4})(?<secret>[A-Za-z]{0,3}[ -]?\d(?:[ -]?\d){4,22}[Xx]?)(?!\d|元|块|万|年|[ -]?斤|亩)/g;
const ofThing =
  /(?:登记|许可|合格|生产|批准|检疫|检验|商标|专利|准印|型号|批|药准|认证|标志|经营)[证号字]?[^,。]{0,3}$/;

const papersOf = (plain: string): PrivateSpan[] => {
  const named = [...plain.matchAll(ofPaper)].flatMap((match): PrivateSpan[] => {
    const { cue = "", secret = "" } = match.groups ?? {};
    const from = match.index + cue.length;
    return ofThing.test(before(plain, match.index, 6) + cue) || secret.replace(/\D/g, "").length >= 14
      ? []
      : [{ from, to: from + secret.length, kind: "certificate" }];
  });
  const shaped = papers.flatMap((pattern) => matches(plain, pattern, "certificate"));
  return [
    ...named,
    ...shaped.filter(
      ({ from }) => !/[A-Za-z0-9]/.test(plain.charAt(from - 1)) && !ofThing.test(before(plain, from, 8)),
    ),
  ];
};

const all = (plain: string, patterns: readonly RegExp[], kind: PrivateKind, fits: (text: string) => boolean) =>
  patterns.flatMap((pattern) => matches(plain, pattern, kind)).filter(({ from, to }) => fits(plain.slice(from, to)));

/** E-mail, accounts, plates, numbers of cases and of papers: what mixes letters, signs and digits. */
export const findCodes: Finder = (plain) => [
  ...matches(plain, email, "email"),
  ...papersOf(plain),
  ...all(plain, cases, "case_number", () => true),
  ...all(plain, plates, "plate", isPlate),
  ...matches(plain, qq, "qq"),
  ...all(plain, handles, "wechat", isHandle),
];
