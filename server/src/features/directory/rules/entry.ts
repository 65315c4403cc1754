import {
  categories,
  keysOf,
  type Category,
  type Service,
  type StaffRole,
  type VisitMode,
} from "@qizhen/shared/vocabulary";
import { beginningsOfName, typed } from "./names";

/** Somebody, as far as they are found by it. */
export interface Listed {
  name: string;
  roles: readonly StaffRole[];
  region: string;
  regionPath: readonly string[];
  /** Empty: all matters. */
  specialities: readonly Category[];
  languages: readonly ("zh" | "mn")[];
  disabled: boolean;
}

/** What they give (预约). */
export interface Given {
  services: readonly Service[];
  modes: readonly VisitMode[];
  next: Date | undefined;
}

/** What somebody is found by. */
export interface Entry {
  county: string;
  region: string;
  tags: readonly string[];
  nextAt: Date;
  mark: number;
}

/** Later than any time that can be booked: who has none comes last. */
export const never = new Date("9999-01-01T00:00:00Z");

/** What the roles of somebody do besides what they give hours for. */
const servicesOfRole: Partial<Record<StaffRole, Service>> = { mediator: "people", expert: "expert" };

/** Mediators, experts, and whoever gives hours. */
export const isListed = ({ roles, disabled }: Pick<Listed, "roles" | "disabled">, services: readonly Service[]) =>
  !disabled && (roles.includes("mediator") || roles.includes("expert") || services.length > 0);

/** What somebody can be asked for: what they give hours for, and what they are there for. */
export const servicesOf = (roles: readonly StaffRole[], given: readonly Service[]): Service[] => [
  ...new Set([...given, ...roles.flatMap((role) => servicesOfRole[role] ?? [])]),
];

/** Makes the entry of somebody; undefined where they are not to be found here. */
export const entryOf = (person: Listed, given: Given, mark: number): Entry | undefined => {
  if (!isListed(person, given.services)) return undefined;
  const { name, roles, region, regionPath, specialities, languages } = person;
  const takes = specialities.length > 0 ? specialities : keysOf(categories);
  return {
    county: regionPath[0] ?? region,
    region,
    nextAt: given.next ?? never,
    mark,
    tags: [
      "all",
      `in:${region}`,
      ...servicesOf(roles, given.services).map((one) => `service:${one}`),
      ...takes.map((one) => `takes:${one}`),
      ...languages.map((one) => `speaks:${one}`),
      ...given.modes.map((one) => `mode:${one}`),
      ...beginningsOfName(name).map((one) => `q:${one}`),
    ],
  };
};

/** What is looked for. */
export interface Filters {
  service?: Service | undefined;
  speciality?: Category | undefined;
  language?: "zh" | "mn" | undefined;
  mode?: VisitMode | undefined;
  q?: string | undefined;
}

/** The tags that all must be there, the rarest kind first. */
export const tagsOf = ({ service, speciality, language, mode, q }: Filters): string[] => {
  const wanted = [
    ...(q === undefined ? [] : [`q:${typed(q)}`]),
    ...(mode === undefined ? [] : [`mode:${mode}`]),
    ...(service === undefined ? [] : [`service:${service}`]),
    ...(language === undefined ? [] : [`speaks:${language}`]),
    ...(speciality === undefined ? [] : [`takes:${speciality}`]),
  ];
  return wanted.length > 0 ? wanted : ["all"];
};
