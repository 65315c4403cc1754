import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Makes planted.jsonl: posts with private details put into them, all invented, the same at every run (npx tsx tests/samples/privacy/plant.ts).
 * Names stand in the lists below and are not taken from what the finder knows.
 */
const names =
  "赵玉梅 钱学礼 孙海燕 李建国 周桂芳 吴铁成 郑春生 王秋菊 冯世杰 陈美兰 褚卫民 卫红旗 蒋晓峰 沈雅芝 韩冬生 杨柳青 朱长顺 秦素云 尤德胜 许文强 何翠花 吕有福 施秀琴 张玉龙 孔令辉 曹月娥 严志刚 华建平 金满堂 魏来喜 陶春燕 姜永红 戚小凤 谢广田 邹兰英 喻海涛 柏雪松 窦根生 章丽娜 云爱莲 苏铁柱 潘银锁 葛天明 奚梦瑶 范大成 彭桂珍 郎玉柱 鲁东来 韦志远 昌盛林 马俊杰 苗凤霞 凤飞飞 花国春 方卓 俞佳怡 任志明 袁隆发 柳如月 鲍红军 史俊山 唐小虎 费玉清 廉洁 岑子涵 薛宝山 雷雨欣 贺子昂 倪萍萍 汤巧云 滕海龙 殷素贞 罗永贵 毕成功 郝思嘉 安巧玲 常宝财 乐晓燕 于德海 时广运 傅彩霞 皮宏伟 卞玉洁 齐桂兰 康二小 伍天赐 余海亮 元宝珠 顾念慈 孟繁星 平安娜 黄金贵 和秀英 穆铁山 萧雨晴 尹志平 欧阳春晓 司马文博 上官玉".split(
    " ",
  );
const mongolian =
  "巴特尔 其其格 乌云高娃 苏日娜 那日苏 朝鲁 敖特根巴雅尔 格日勒图 萨仁花 哈斯巴根 宝力道 娜仁托娅 乌力吉 特木尔巴根 阿木古楞 斯琴高娃 牧仁 孟克巴图 德力格尔 恩和巴雅尔 额尔登 呼格吉勒 莫日根 青格勒 乌日汗 萨茹拉 布和朝鲁 吉雅 图门巴雅尔 旺其格".split(
    " ",
  );
const villages = "合同村 旧地村 二相公村 东达沟村 永胜村 黎明村 河壕村 召滩嘎查 哈业乌素嘎查 松石社区 和平社区".split(
  " ",
);

/** A small generator of the same numbers for the same seed (mulberry32). */
let state = 20260406;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (limit: number) => Math.floor(random() * limit);
const pick = <T>(items: readonly T[]): T => {
  const item = items[below(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};
const digits = (length: number) => Array.from({ length }, () => below(10)).join("");
const said = (text: string) => text.replace(/\d/g, (digit) => "零一二三四五六七八九"[Number(digit)] ?? digit);
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const two = (value: number) => String(value).padStart(2, "0");

const name = () => (random() < 0.25 ? pick(mongolian) : pick(names));
const phone = () => {
  const number = `1${pick(["3", "5", "7", "8", "9"])}${digits(9)}`;
  const [head, middle, tail] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  return pick([
    () => number,
    () => `${head} ${middle} ${tail}`,
    () => `${head}-${middle}-${tail}`,
    () => said(number),
    () => said(number).replace(/一/g, "幺"),
    () => wide(number),
    () => `${head}${said(middle)}${tail}`,
    () => `+86 ${number}`,
    () => [...number].join(" "),
    () => `${said(head)}，${said(middle)}，${said(tail)}`,
    () => `${head}.${middle}.${tail}`,
    () => number.replace(/0/g, "o"),
  ])();
};
const landline = () => {
  const number = `${2 + below(8)}${digits(6)}`;
  return pick([`0472-${number}`, `0478 ${number}`, `（0471）${number}`, said(`0478${number}`)]);
};
const identity = () => {
  const body = `15${pick(["0202", "0204", "0822", "2823", "0102"])}${1940 + below(75)}${two(1 + below(12))}${two(1 + below(28))}`;
  const tail = `${digits(3)}${pick([..."0123456789Xx"])}`;
  return pick([body + tail, `${body.slice(0, 6)} ${body.slice(6)} ${tail}`, wide(body) + tail, `${body}-${tail}`]);
};
const card = () => {
  const number = `62${digits(17)}`;
  return pick([number, number.replace(/(.{4})/g, "$1 ").trim(), number.replace(/(.{4})/g, "$1-").replace(/-$/, "")]);
};
const plate = () => {
  const body = pick([
    `${digits(5)}`,
    `${pick([..."ABDKQX"])}${digits(4)}`,
    `D${digits(5)}`,
    `${digits(3)}${pick([..."QTW"])}${digits(1)}`,
  ]);
  return `蒙${pick([..."ABLl"])}${pick(["", "·", " ", "-"])}${body}`;
};
const door = () => {
  const [house, unit, room] = [1 + below(30), 1 + below(5), `${1 + below(17)}0${1 + below(4)}`];
  return pick([
    `${house}号楼${unit}单元${room}`,
    `${house}栋${unit}单元${room}室`,
    `${house}-${unit}-${room}`,
    `${said(String(1 + below(9)))}号楼${said(String(unit))}单元${room}`,
    `${house}#${unit}单元${room}`,
    `${house}号楼${room}`,
    `${said(String(unit))}社${house}号`,
  ]);
};
const suit = () =>
  pick([
    `（20${20 + below(6)}）内0822民初${100 + below(3000)}号`,
    `（20${20 + below(6)}）内0204执${100 + below(3000)}号之一`,
    `磴公（巴）行罚决字〔20${20 + below(6)}〕${100 + below(900)}号`,
    `磴劳人仲案字〔20${20 + below(6)}〕第${10 + below(90)}号`,
  ]);
const paper = () =>
  pick([
    `蒙（20${16 + below(9)}）磴口县不动产权第000${digits(4)}号`,
    `磴房权证城关字第${digits(5)}号`,
    `J150822-20${10 + below(15)}-000${digits(3)}`,
  ]);
const mail = () =>
  `${pick(["lihua", "w_jun", "zhao.min"])}${digits(3)}${pick(["@163.com", "@qq.com", "艾特126点com", " @ sina.com"])}`;
const wechat = () => `${pick(["wang", "nm_", "cao-"])}${pick(["lao", "xia", "yun"])}${digits(4)}`;
const qq = () => `${1 + below(9)}${digits(8)}`;
const birth = () => {
  const [year, month, day] = [1940 + below(75), 1 + below(12), 1 + below(28)];
  return pick([
    `${year}年${month}月${day}日`,
    `${year}-${two(month)}-${two(day)}`,
    `${said(String(year))}年腊月十八`,
    `${year}.${month}.${day}`,
  ]);
};
const house = () =>
  pick([
    "村口往西数第三家",
    "大桥下坡第二户",
    "门口有棵歪脖子榆树的那家",
    "小学后墙紧挨着那家",
    "房顶上装着两排太阳能的那户",
    "供销社后头第一家",
  ]);

const makers = {
  name,
  phone,
  landline,
  identity,
  card,
  plate,
  door,
  suit,
  paper,
  mail,
  wechat,
  qq,
  birth,
  house,
} as const;
type Slot = keyof typeof makers;

/** {slot} is a secret, <word> must stay, [village] is one of the villages and stays. */
const frames = [
  "我叫{name}，[village]的，承包地让人多占了<两垄>，村里量过一回没下文，打{phone}找我。",
  "房东{name}不退押金<一千二>，说墙皮掉了，我搬进去就掉着，照片都有。",
  "前年{name}跟我借了<三万五>，条子上写着身份证{identity}，现在电话不接，能起诉不？",
  "我住{door}，楼上天天半夜拖桌子，<物业>去说过两回，没用。",
  "工头{name}欠我们六个人<四万八>，他的号是{phone}，打过去是空号，<劳动局>管不管？",
  "送货的车蹭了我的门，车牌{plate}，司机说赔<三百>，过后不认了，<交警>让调监控。",
  "判决书{suit}下来了，赔我<一万九>，<法院>说查不到财产，还能咋办？",
  "彩礼<八万>打到{card}这张卡上，女方{name}家说没收到，银行流水能当证据不？",
  "我妈{name}，{birth}出生，户口本上少写了两岁，<派出所>让找档案。",
  "房本是{paper}，写的我爷的名，三个儿子都想要，<村委会>说调不了。",
  "家里座机{landline}一天响十几回，都是推销保健品的，<12345>能管吗？",
  "卖家微信{wechat}，收了<两千六>不发货，平台让我自己联系他。",
  "加了个QQ{qq}，说是<客服>，让我转了<四千九>，报了<110>。",
  "材料发我邮箱{mail}就行，我白天下地，<手机>没信号。",
  "我家在[village]，{house}，自来水管子漏了一冬天，没人修。",
  "邻居{name}的羊进了我的玉米地，啃了<半亩>，让他赔<六百>他只给两百。",
  "我爹{name}走了，后妈{name}把存折拿走了，<信用社>不给查。",
  "<王主任>来看过，说让{name}把墙往后退<三十公分>，他当面答应，背后不动。",
  "大夫给开错了药，护士{name}说没事，吃了拉了三天，<卫生院>不认账。",
  "孩子{name}在学校让同学{name}推倒，牙磕了半颗，<班主任>说是闹着玩。",
  "合伙人{name}把账本拿走了，我投的<七万>要不回来，他住{door}。",
  "草场让{name}占了，网围栏往这边挪了<二十米>，[village]开会没定下来。",
  "催收的拿着{name}的照片到处发，说不还钱就找他单位，号码是{phone}。",
  "残疾证丢了，去补，说我的号{identity}对不上，<残联>让回原籍。",
  "借条上签的{name}，按的手印，他现在说不是他写的，<一万二>还能要回来不？",
  "请律师看看，案子{suit}，对方是{name}，开庭那天我没去成。",
  "{name}说的那块地是他爷留下的，可<二轮承包>证上写的我，[village]的老人都知道。",
  "跟{name}商量好一亩<四百>，他转手<六百>包给别人，合同没写不让转包。",
  "有事联系我闺女，{phone}，她在城里上班，我<耳朵背>听不见。",
  "半夜堵我家车库的是{plate}，挪车电话{phone}关机，<物业>说管不了。",
];

const lines: string[] = [];
for (let index = 0; index < 420; index += 1) {
  const frame = frames[index % frames.length] ?? "";
  const secrets: string[] = [];
  const keep: string[] = [];
  const text = frame.replace(
    /\{(\w+)\}|<([^>]+)>|\[village\]/g,
    (_, slot: Slot | undefined, kept: string | undefined) => {
      if (slot !== undefined) {
        const secret = makers[slot]();
        secrets.push(secret);
        return secret;
      }
      const word = kept ?? pick(villages);
      keep.push(word);
      return word;
    },
  );
  lines.push(JSON.stringify({ id: `p${String(index + 1).padStart(3, "0")}`, text, secrets, keep }));
}
writeFileSync(fileURLToPath(new URL("planted.jsonl", import.meta.url)), `${lines.join("\n")}\n`);
