import { categories, type Category, keysOf, type Risk, risks } from "@qizhen/shared/vocabulary";

/** A judgement as it is counted. `day`: in Asia/Shanghai. */
interface CountedDay {
  day: string;
  category: Category;
  risk: Risk;
  overruled: boolean;
  changed: readonly string[];
  causes: readonly { about: string; rule: string; label: string }[];
}

interface Share {
  name: string;
  total: number;
  confirmed: number;
}

/** How often people confirmed what the machine had decided: by week, category and colour, and what they overruled most. Pure. */
export const figuresOf = (judged: readonly CountedDay[]) => ({
  total: judged.length,
  confirmed: judged.filter(({ overruled }) => !overruled).length,
  weeks: sharesBy(judged, ({ day }) => mondayOf(day)).sort((a, b) => (a.name < b.name ? -1 : 1)),
  categories: inOrder(sharesBy(judged, ({ category }) => category), keysOf(categories)),
  risks: inOrder(sharesBy(judged, ({ risk }) => risk), keysOf(risks)),
  causes: causesOf(judged),
}); // prettier-ignore

const sharesBy = (judged: readonly CountedDay[], nameOf: (one: CountedDay) => string): Share[] => {
  const shares = new Map<string, Share>();
  for (const one of judged) {
    const name = nameOf(one);
    const share = shares.get(name) ?? { name, total: 0, confirmed: 0 };
    shares.set(name, { name, total: share.total + 1, confirmed: share.confirmed + (one.overruled ? 0 : 1) });
  }
  return [...shares.values()];
};

const inOrder = (shares: Share[], names: readonly string[]) =>
  [...shares].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));

/** The Monday of a day's week. */
const mondayOf = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
};

const mostCauses = 20;

/** The rules whose conclusions were overruled, the most often first. */
const causesOf = (judged: readonly CountedDay[]) => {
  const counts = new Map<string, { about: string; label: string; count: number }>();
  for (const { changed, causes } of judged)
    for (const { about, rule, label } of causes) {
      if (!changed.includes(about)) continue;
      const key = `${about} ${rule}`;
      counts.set(key, { about, label, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)).slice(0, mostCauses);
};
