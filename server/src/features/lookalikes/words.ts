import { categories, type Category } from "@qizhen/shared/vocabulary";
import type { MergeRefusal } from "./rules/merging";

/** What look-alikes and groups say. */
export const words = {
  kind: (category: Category) => `${categories[category]}方面的事`,
  month: (year: string, month: number) => `${year}年${month}月`,
  /** Fewer than five are never counted out (DOMAIN §9). */
  howMany: (count: number) => {
    if (count < 5) return "几户";
    return count < 10 ? "五户以上" : `${Math.floor(count / 10) * 10} 多户`;
  },
  line: (howMany: string) => `邻居也反映了同一件事，连您有${howMany}，放在一起办，有进展都告诉您`,
  refOver: "这条提示过期了，请重新看一遍再选",
  notFollowed: "没有找到这件关注的事",
  groupNotFound: "没有找到这个群体事项，可能已经解散，或者不归您看",
  caseNotFound: "有的案件没有找到，可能编号不对，或者不归您看",
  itself: "主件不能再并到自己里面",
  leadElsewhere: "选的主件已经在别的群体事项里，请先移出来，或到那个群体里添",
  leadClosed: "选的主件已经办结，请换一件没办结的作主件",
  leadViolence: "涉及家庭暴力的事不和别人的放在一起",
  nobodyJoined: "选的几件都没能并进来，原因写在每一件后面",
  leadFirst: "这是主件，请先换一件作主件，或解散群体",
  notMember: "这一件不在这个群体里",
  movedOn: "这个群体刚有了变化，请看一眼新的情况再办",
  dissolved: "这个群体已经解散了",
  leadLeft: "请先让主件办结，再一起了结其余的",
  notClosed: "这一件已经办结，或者刚有了变化，请单独办",
  left: {
    closed: "已经办结",
    elsewhere: "已经在别的群体事项里",
    violence: "涉及家庭暴力，不和别人的放在一起",
    gone: "刚有了变化，请再试一次",
  } satisfies Record<MergeRefusal | "gone", string>,
} as const;
