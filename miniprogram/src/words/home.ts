/** 首页 */
export const home = {
  title: (town: string | undefined) => (town ? `${town} · 七诊` : "七诊"),
  speak: "我有事要说",
  speakNote: "说话就行，不用打字",
  grid: "我的网格",
  worker: "网格员",
  team: (count: number) => `还有 ${count} 个人照应这一片`,
  noGrid: "还不知道您在哪个网格",
  noGridNote: "扫楼道里的二维码，或者说事时选个地点，就知道谁照应您这一片。",
  signIn: "登录，看我的事",
  danger: "有人正在动手、受伤？\n先打电话，再来说。",
} as const;

/** 挂号就诊, as the first page calls it. */
export const directoryEntry = {
  entry: "找人调解",
  entryNote: "看看有哪些帮手，自己挑人",
  receptions: "领导接访日",
  receptionsNote: "哪位领导哪天听您说",
} as const;

/** 公开问诊, as the first page calls it. */
export const questionEntry = {
  entry: "看看别人怎么解决",
  entryNote: "别人问过的，律师、调解员答了",
  sentLater: "您的问题已经发出去了，在“我问过的”里",
} as const;
