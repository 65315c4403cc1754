/**
 * Words that make a moderator look twice (提醒). They decide nothing: quarrels are told in rough words. Lists are data, short, and
 * meant to be added to.
 */
export const flagWords = {
  abuse: [
    "王八蛋", "混蛋", "畜生", "不要脸", "臭不要脸", "贱人", "杂种", "滚蛋", "去死", "狗东西", "狗日的", "他妈的", "你妈的", "操你",
    "傻逼", "傻x", "白痴", "婊子", "人渣", "败类", "缺德鬼", "老不死",
  ],
  politics: ["反党", "反政府", "颠覆政权", "推翻政府", "台独", "藏独", "疆独", "蒙独", "邪教", "法轮功", "游行示威", "聚众上访", "集体上访", "进京上访"],
  advertising: [
    "加微信", "加我微信", "加v信", "扫码", "优惠", "代办贷款", "无抵押", "放款", "低息贷款", "专业讨债", "追债公司", "要账公司", "代理维权",
    "包赢", "不成功不收费", "招代理", "免费领取", "刷单", "日入", "私家侦探", "代写诉状",
  ],
} as const; // prettier-ignore
