import type { Lists } from "./phrases";
import { compilePhrases, findAll } from "./phrases";

/** Why a phrase cannot be taken: it cannot be read, it would match almost anything, or it says too little. */
export type PhraseFault = "broken" | "wide" | "short";

/** What people write without meaning anything by it: a phrase that stands in most of these would match every report. */
const ordinary = [
  "我家住在三楼，昨天晚上下雨，早上起来一看院里都是水",
  "请问你们什么时候上班，我想过去问一下",
  "他说好了上个月还，到今天也没有给，打电话也不接",
  "这件事情已经拖了很久，希望能帮我们看看",
  "隔壁的人把东西放在门口，走路都不方便",
  "谢谢你们，辛苦了",
];

/** Gaps and numbers can each be read in many ways; more of them in one phrase would make matching slow. */
const mostOpen = 4;
const mostOptional = 8;

/** Whether a county may add this phrase. Pure. */
export function faultOf(phrase: string, lists: Lists): PhraseFault | undefined {
  let pattern: RegExp;
  try {
    pattern = compilePhrases([phrase], lists);
  } catch {
    return "broken";
  }
  if (/[\r\n\t]/.test(phrase) || countOf(phrase, /[…#]/g) > mostOpen || countOf(phrase, /\?/g) > mostOptional)
    return "broken";
  if (new RegExp(`^(?:${pattern.source})$`).test("")) return "wide";
  const hits = ordinary.filter((text) => findAll(pattern, text).length > 0).length;
  if (hits > ordinary.length / 2) return "wide";
  return countOf(literalsOf(phrase), /[\p{L}\p{N}]/gu) < 2 ? "short" : undefined;
}

const countOf = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** What is left when everything is taken away that may be something else; a list counts as two characters. */
const literalsOf = (phrase: string) =>
  phrase
    .replace(/\{\w+\}/g, "词表")
    .replace(/\[[^\]]*\]/g, "一")
    .replace(/[()|?…#]/g, "");
