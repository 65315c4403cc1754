import { maskText } from "@qizhen/shared/rules/masking";

const surname =
  "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武康牛乔温庞樊兰殷施洪翟安颜倪鲁葛岳齐伍]";
const introduced =
  /(我叫|名叫|叫做|名字叫|姓名[:：]?|联系人[:：]?|来访人[:：]?|来电人[:：]?|申请人[:：]?|当事人[:：]?|反映人[:：]?)([\p{Script=Han}·]{2,4})/gu;
const titled = new RegExp(`(?<!\\p{Script=Han})${surname}\\p{Script=Han}{1,2}(?=[，,：:（(])`, "gu");
/** A place with a name of its own: 松石国际城, 东达沟村. Not 我们村, 两个村, 隔壁小区. */
const place =
  /(?<=^|[^\p{Script=Han}]|[在到住从是去])([^\P{Script=Han}们个的在到从去本全外邻壁这那整每各进出回上下过住我咱他是]{2,6})(小区|社区|国际城|花园|家园|佳苑|嘎查|苏木|村|镇|路|街)/gu;

/**
 * A report without what tells who and where (去标识), for an outside reader: numbers, plates and doors masked, named people and
 * places made nameless. What is not recognised stays: only a report's category, colour and level are asked of it.
 */
export const redact = (description: string): string =>
  maskText(description).replace(introduced, "$1某某").replace(titled, "某某").replace(place, "某$2");
