import type { OrderState } from "@qizhen/shared/contract/supervision";

/** What supervision (督办) says to people. */
export const words = {
  notFound: "没有找到这张督办单，可能编号不对，或者不归您看",
  notYours: "这一步不归您办",
  notNow: "督办单刚有了变化，请看一眼新的情况再办",
  number: (year: string, sequence: number) => `督〔${year}〕${sequence}号`,
  platform: "平台",
  state: (state: OrderState, span: string | undefined) => {
    if (state === "accepted") return "已办结";
    if (state === "replied") return "已回复，等审看";
    return span ? `超 ${span}没有回复` : "等回复";
  },
  centreOf: (region: string) => `${region}综治中心`,
  countyOnly: "节假日由县（区）的管理员来填",
  otherYear: (day: string, year: number) => `${day} 不在 ${year} 年里`,
  dayTwice: (day: string) => `${day} 写了两遍`,
  yearMovedOn: (by: string) => `${by || "别人"}刚刚改过这一年，请看一眼新的再改`,
} as const;
