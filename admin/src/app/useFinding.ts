import { useDeferredValue } from "react";
import { useQuery } from "@tanstack/react-query";
import { accounts, type User } from "@qizhen/shared/contract/accounts";
import { cases } from "@qizhen/shared/contract/cases";
import { regions } from "@qizhen/shared/contract/regions";
import { statuses } from "@qizhen/shared/vocabulary";
import { ask } from "../client/send";
import { hasRole, registrars } from "../client/useSession";
import { questionRoles } from "../features/questions/useQuestionCount";
import { frame } from "../words/frame";

/** One thing that was found, and where it is. */
export interface Found {
  key: string;
  to: string;
  label: string;
  beside?: string | undefined;
}
export interface FoundGroup {
  title: string;
  items: Found[];
}

const atMost = 6;

const pagesFor = (user: User): Found[] => [
  { key: "p1", to: "/workbench", label: frame.workbench },
  { key: "p2", to: "/cases", label: frame.cases },
  { key: "p3", to: "/regions", label: frame.regions },
  { key: "p12", to: "/evaluation", label: frame.evaluation },
  { key: "p6", to: "/supervision", label: frame.supervision },
  { key: "p8", to: "/referrals", label: frame.referrals },
  ...(hasRole(user, "clerk", "leader", "admin") ? [{ key: "p10", to: "/groups", label: frame.groups }] : []),
  ...(hasRole(user, ...questionRoles) ? [{ key: "p11", to: "/questions", label: frame.questions }] : []),
  { key: "p7", to: "/settings/calendar", label: frame.calendar },
  ...(hasRole(user, ...registrars) ? [{ key: "p4", to: "/register", label: frame.register }] : []),
  ...(hasRole(user, "admin") ? [{ key: "p9", to: "/settings/bodies", label: frame.bodies }] : []),
  ...(hasRole(user, "admin") ? [{ key: "p5", to: "/settings/staff", label: frame.staff }] : []),
];

const findCases = async (q: string): Promise<Found[]> =>
  (await ask(cases.list, { query: { q, limit: atMost } })).items.map((row) => ({
    key: row.id,
    to: `/cases/${row.id}`,
    label: row.title,
    beside: `${row.number} · ${statuses[row.status]}`,
  }));

const findGrids = async (address: string): Promise<Found[]> => {
  const place = await ask(regions.locate, { query: { address } });
  const all = [
    ...(place.grid ? [place.grid] : []),
    ...place.candidates,
    ...(place.grid ? [] : [place.village, place.town]),
  ];
  const named = all.filter((region) => region !== null);
  return [...new Map(named.map((region) => [region.code, region])).values()]
    .slice(0, atMost)
    .map((region) => ({ key: region.code, to: `/regions?code=${region.code}`, label: region.name }));
};

const findPeople = async (q: string): Promise<Found[]> =>
  (await ask(accounts.listStaff, { query: { q, limit: atMost } })).items.map((person) => ({
    key: person.id,
    to: `/settings/staff?q=${encodeURIComponent(person.name)}`,
    label: person.name,
    beside: person.region.name,
  }));

/** What Ctrl-K finds: pages at once; matters, grids and (for administrators) people by asking the server. */
export const useFinding = (typed: string, user: User): { groups: FoundGroup[]; busy: boolean } => {
  const q = useDeferredValue(typed.trim());
  const enabled = q.length > 0;
  const settled = async <T>(answer: Promise<T[]>) => answer.catch(() => [] as T[]);
  const found = useQuery({
    queryKey: ["find", q],
    enabled,
    queryFn: async () => {
      const [matters, grids, people] = await Promise.all([
        settled(findCases(q)),
        settled(q.length > 1 ? findGrids(q) : Promise.resolve([])),
        settled(hasRole(user, "admin") ? findPeople(q) : Promise.resolve([])),
      ]);
      return { matters, grids, people };
    },
  });
  const pages = pagesFor(user).filter((page) => page.label.includes(q));
  const groups = [
    { title: frame.finder.cases, items: found.data?.matters ?? [] },
    { title: frame.finder.grids, items: found.data?.grids ?? [] },
    { title: frame.finder.people, items: found.data?.people ?? [] },
    { title: frame.finder.pages, items: pages },
  ].filter((group) => group.items.length > 0);
  return { groups, busy: enabled && found.isFetching };
};
