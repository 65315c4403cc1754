import { before, type Finder, type PrivateSpan } from "./span";

/** Parts of Mongolian names in Chinese writing (蒙古族人名); several of them make one name. */
const parts =
  "阿古拉 阿拉坦 阿拉腾 阿荣 阿木古楞 阿木尔 阿尔斯楞 阿拉木斯 阿斯楞 阿斯根 阿斯日 阿迪雅 阿日斯 阿茹娜 阿茹罕 阿娜日 敖日格勒 敖日其楞 敖日 敖登 敖特根 敖其尔 敖云 奥云 奥日格勒 奥登 安吉尔 安其尔 巴图 巴特尔 巴特 巴雅尔 巴雅斯古楞 巴雅 巴根 巴根那 巴达玛 巴德玛 德玛 金巴 斯玛 图勒 萨楚 萨茹 萨础 楚古兰 苏龙嘎 苏娜 伊丽琪 照那 照日 宝鲁 额布 哈布 哈布日 布拉格 乌日更 乌日根 温都日 阿力 阿力玛 奥其 奥敦 敖敦 其日 图娜 松布尔 松迪 索布德 索米雅 索龙嘎 索力德 孟恩 莎仁 莎日娜 沙日娜 查汗 初一拉 朝木 达古拉 巴布 巴音 那布其 那日娜 娜琳 毕其格 毕斯 德力 浩毕斯 珠日 珠兰 其劳 格日图 吉布 吉勒 旭仁 乌思 乌吉木 乌音 特格喜 特木热 铁柱嘎 巴特日 陶克陶 陶都 图日 扎鲁 扎布 朋斯克 色音 色登 僧格 森布 拉喜 拉希 仁钦 仁亲 旺吉勒 旺钦 云丹 散丹 桑斯尔 布图 布日 布日玛 赛吉 赛春嘎 赛西 白音 白乙拉 白嘎力 宝音 宝力德 宝力高 宝力道 宝力格 宝日玛 宝鲁尔 宝木巴 宝勒尔 包勒日 毕力格 毕勒格 毕力贡 布和 布赫 布仁 布日古德 布音 布尔固德 查娜 查苏娜 查干夫 朝鲁 朝鲁门 朝克 朝格图 朝格 朝洛蒙 朝乐蒙 朝伦 楚鲁 楚伦 策力格尔 策仁 达来 达林泰 达日玛 达布希 达楞 达木林 丹巴 道尔吉 多尔吉 道日娜 德力格尔 德格吉日呼 德勒黑 额尔敦 额尔德尼 额尔德木 额尔登 额日和 额日敦 恩和 恩克 恩赫 嘎日迪 嘎拉 嘎尔迪 甘迪格 甘珠尔 高娃 格日勒 格日乐 格乐 阿日布 阿日斯楞 格日丽 格根 格西格 贡布 官布 哈斯 哈森 哈日巴拉 哈尔巴拉 哈达 海日 海日罕 呼和 呼格吉勒 呼格 呼日查 呼日勒 呼斯楞 呼德 胡日查 胡格吉勒 胡斯楞 胡和 胡日 吉日嘎拉 吉日木 吉雅 吉仁 吉木斯 吉如和 满达 满都拉 满都呼 满来 孟克 孟和 孟根 蒙克 莫日根 莫德格 牧仁 木仁 木其尔 木兰 娜布其 娜仁 娜日苏 娜日娜 娜日 娜荷芽 娜敏 娜木罕 那仁 那日苏 那日松 那日 那顺 那木拉 那木吉拉 那音太 南丁 诺敏 诺民 诺恩 诺日布 诺明 其木格 其其格 齐木格 琪木格 琪琪格 其其 青格勒 青格乐 庆格尔 庆格勒 萨仁 萨日娜 萨如拉 萨茹拉 萨日朗 萨其拉 萨如 赛罕 赛音 赛娜 赛吉雅 桑布 桑杰 森格 斯琴 斯日古楞 斯日吉 斯钦 斯庆 斯木吉德 苏和 苏赫 苏日娜 苏日嘎拉 苏日古嘎 苏日 苏布德 苏都 苏乙拉 苏德 苏力德 苏伦 苏雅拉 苏亚拉 塔娜 塔拉 特木尔 特木勒 特木其 特日格勒 特古斯 特日乐 特力格 通拉嘎 通嘎拉嘎 图雅 图娅 图门 图布新 图力古尔 图古勒 托娅 托亚 陶格斯 陶格陶 陶格 陶娅 陶力 旺其格 旺楚克 温都苏 乌恩 乌恩其 乌力吉 乌力罕 乌仁 乌日娜 乌日罕 乌日汗 乌日图 乌日乐 乌日 乌云 乌尼尔 乌尼日 乌吉斯古楞 乌英嘎 乌音嘎 乌达木 乌都 乌兰 希日 锡林 旭日干 雅茹 伊拉图 伊德尔 伊敏 伊如 伊茹 永梅 扎那 扎木苏 扎木彦 照日格 珠拉 昂沁 昂格尔 昂哈 斯楞 套格套 胡毕斯 必力格 必勒格 都楞 吉格 嘎查夫 却吉 曹都 额勒 宝迪 布敦 浩斯 哈图 铁木尔 铁木真 帖木儿 达瓦 丹森 拉苏荣 图格 阿日 斯格 夫玛"
    .split(" ")
    .sort((one, other) => other.length - one.length);
const joined = parts.join("|");
const ending = "图|泰|夫|其|嘎(?!查)|花|日|格|尔|罕|玛|兰|布|乐|勒";
const name = new RegExp(`(?:${joined})(?:${joined})*(?:${ending})?`, "g");

/** Whether a word begins as Mongolian names do. */
export const beginsMongolian = (text: string): boolean => parts.some((part) => text.startsWith(part));

/** What makes a place of it: 巴音毛道嘎查, 那仁宝力格嘎查, 呼和浩特, 乌兰布和沙漠. */
const place =
  /^(?:(?![在从去到和跟是说把给的家])[\u4e00-\u9fff]){0,3}?(?:嘎查|苏木|旗|浩特|镇|村|农场|牧场|分场|林场|社区|淖尔|高勒|毛道|敖包|察布|盟|区|庙|湖|机场|沙漠|煤矿|铁矿|电厂)|^[路街市县山]|^(?:大街|小区|广场|公园|宾馆|饭[店馆]|酒店|公司|超市|牌|奶食)/;
const placeBefore = /(?:乌兰|巴彦|巴音|沙金|哈腾|纳林|锡林|温都尔|乌拉特|鄂尔)$/;
/** Also words of everyday: only where a person's word is next to them. */
const ordinary = new Set([
  "乌云",
  "乌兰",
  "哈达",
  "达来",
  "塔拉",
  "海日",
  "满达",
  "木兰",
  "其其",
  "呼和",
  "巴音",
  "巴特",
  "赛罕",
  "锡林",
  "恩和",
  "嘎拉",
  "阿日",
  "哈图",
  "大巴图",
  "永梅",
  "诺恩",
  "铁木真",
  "吉格",
  "胡日",
  "乌日",
  "苏日",
  "那日",
  "旭日",
  "陶格",
  "朝格",
  "阿荣",
  "达瓦",
  "苏德",
  "苏都",
  "却吉",
  "胡和",
  "额勒",
]);
const notWeather = /^(?:密布|压|滚|盖|翻)/;
const personAfter =
  /^(?:$|[,。;!?:、"'()\s]|[说讲的家在他她也把给跟和与就还欠借打拿不没又要让叫是收签去来到从被用卖买养赶骑开放占抢商推拖走堵签转]|两口|今年|当时|去年|前年|大[爷娘叔哥姐]|老[汉师板])/;

/** Mongolian names, alone or put together, and never as part of a place's name. */
export const findMongolian =
  (isPersonBefore: (ahead: string) => boolean): Finder =>
  (plain) =>
    [...plain.matchAll(name)].flatMap(({ 0: found, index }): PrivateSpan[] => {
      const to = index + found.length;
      const after = plain.slice(to, to + 8);
      if (place.test(after) || placeBefore.test(before(plain, index, 3)) || notWeather.test(after)) return [];
      if (/(?:嘎查|苏木|旗)$/.test(found)) return [];
      if (ordinary.has(found) && !isPersonBefore(before(plain, index, 8))) return [];
      if (!personAfter.test(after) && !isPersonBefore(before(plain, index, 8)) && found.length < 3) return [];
      return [{ from: index, to, kind: "name" }];
    });
