import { ratingTags, type RatingTag } from "@qizhen/shared/contract/evaluation";

/** What people say of how their matter was handled, and what counts as having said it. Kept words: told to those who read figures. */
const telling: readonly { word: string; good: boolean; find: RegExp }[] = [
  { word: "耐心", good: true, find: /(?<!不|没|没有)耐心|不厌其烦/ },
  { word: "公道", good: true, find: /(?<!不|没)公道|(?<!不|没)公平|(?<!不|没)公正|一碗水端平/ },
  { word: "很快", good: true, find: /(?<!不|没)(很快|及时|当天就|马上就)/ },
  { word: "负责", good: true, find: /(?<!不|没|没人)负责/ },
  { word: "态度好", good: true, find: /态度(很|真|特别|非常)?好|热情|客气/ },
  { word: "说得明白", good: true, find: /(讲|说|解释)得?(很|特别)?(明白|清楚)/ },
  { word: "真解决了", good: true, find: /(真|总算|彻底|都)解决|解决了/ },
  { word: "没人跟到底", good: false, find: /没(有)?下文|没人管|没(人)?跟|不了了之|没结果|没消息/ },
  { word: "拖得久", good: false, find: /拖了|拖得|拖拉|太慢|太久|一直等|等了.{0,4}(天|月|周)/ },
  { word: "说好没来", good: false, find: /没(有)?来|没到场|爽约|说好.{0,8}(没|不)/ },
  { word: "偏向一方", good: false, find: /偏(心|向|袒)|向着(对方|他|她)|不公(平|道|正)|光劝我/ },
  { word: "态度差", good: false, find: /态度(不好|差|恶劣|冷)|不耐烦|凶/ },
  { word: "来回跑", good: false, find: /来回跑|跑了.{0,3}(趟|次|遍)|交了.{0,3}(趟|次|遍)|推来推去|踢皮球/ },
  {
    word: "对方不照办",
    good: false,
    find: /(对方|他们?|她们?)(又|还|根本|就是)?(不|没)(照办|执行|履行|算数|认账)|说了不算/,
  },
];

const goodTags: readonly RatingTag[] = ["listened", "explained", "fair", "quick", "kept_on"];

/** A counted word or tag as it is shown, and whether it is praise. */
export const shownWord = (counted: string): { word: string; good: boolean } => {
  if (Object.hasOwn(ratingTags, counted)) {
    const tag = counted as RatingTag;
    return { word: ratingTags[tag], good: goodTags.includes(tag) };
  }
  return { word: counted, good: telling.find(({ word }) => word === counted)?.good ?? true };
};

/** The telling words of a text, each once. */
export const tellingWordsIn = (text: string): string[] =>
  text === "" ? [] : telling.filter(({ find }) => find.test(text)).map(({ word }) => word);

/** What the figures and the sheet say. */
export const words = {
  noSuchRegion: "没有找到这个地方，或者它不在您的辖区里",
  noSuchTown: "公开的数字只到乡镇，请选一个乡镇",
  somebody: "已离岗的同事",
  sheet: {
    file: (region: string, from: string, to: string) => `满意度_${region}_${from}_${to}.xlsx`,
    whole: "总体",
    parts: "各下级",
    mediators: "各调解员",
    units: "各单位",
    categories: "各类",
    definitions: "怎么算的",
    name: "名称",
    reported: "报上来",
    ended: "了结",
    rated: "有评价",
    mean: "平均分",
    shrunk: "校正分",
    interval: "九成把握在",
    between: (low: number, high: number) => `${low.toFixed(2)}–${high.toFixed(2)}`,
    part: (name: string) => `${name}分子`,
    whole_: (name: string) => `${name}分母`,
    shrinking:
      "校正分和区间：件数少的向上一级的平均靠拢（贝叶斯方法，先验相当于 10 件），区间是九成把握的范围；有评价的不到 5 件不显示，不到 10 件不排名。",
    period: (from: string, to: string) => `${from} 至 ${to}`,
  },
} as const;
