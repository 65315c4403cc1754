/** 邻居也反映过: what the neighbours' same matter says. */
export const alike = {
  title: "邻居也反映过同一件事",
  found: (month: string, community: string, howMany: string, kind: string) =>
    `${month}，${community}有${howMany}反映过${kind}，还在办。`,
  privacy: "不会让您看到是谁、说了什么，别人也看不到您的。",
  ask: "您想怎么办？",
  choices: {
    join: { name: "和邻居一起办", text: "您照样有自己的编号，一起谈，有进展都告诉您" },
    follow: { name: "我不另外报，只看进展", text: "不发出去，办到哪一步能看到" },
    alone: { name: "不是一回事，单独办", text: "和平时一样，单独找人办" },
  },
  following: "正在关注…",
  followed: "关注好了，有进展在“我的事”里看",
  line: "看看",
} as const;

/** 我关注的事 */
export const follows = {
  title: "我关注的事",
  row: (count: number) => `我关注的邻居的事（${count} 件）`,
  none: { title: "没有关注的事", text: "说事的时候，要是邻居也反映过，可以选“只看进展”。" },
  kind: (kind: string, community: string) => `${community}，${kind}`,
  since: (month: string, howMany: string) => `${month}起，有${howMany}反映`,
  nothing: "还没有新进展",
  over: "办完了",
  stop: "不看了",
  stopped: "不再关注了",
} as const;
