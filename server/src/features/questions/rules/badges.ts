import type { AnswerBadge } from "@qizhen/shared/contract/questionShapes";
import type { Category, StaffRole } from "@qizhen/shared/vocabulary";

interface Worker {
  roles: readonly StaffRole[];
  title?: string | undefined;
  specialities: readonly Category[];
}

/** Professions by what an expert's title says. */
const professions: readonly (readonly [RegExp, AnswerBadge])[] = [
  [/律师/, "lawyer"],
  [/法官/, "judge"],
  [/心理|咨询师/, "counsellor"],
  [/代表|委员/, "deputy"],
];

/** As what somebody answers; undefined: they answer nothing. */
export const badgeOf = ({ roles, title = "" }: Worker): AnswerBadge | undefined => {
  if (roles.includes("expert")) return professions.find(([says]) => says.test(title))?.[1] ?? "expert";
  if (roles.includes("mediator")) return "mediator";
  if (roles.includes("department")) return "department";
  return roles.includes("clerk") ? "clerk" : undefined;
};

/** Which profession a field wants first; the others a lawyer answers. */
const wanted: Partial<Record<Category, readonly AnswerBadge[]>> = {
  family: ["lawyer", "counsellor"],
  labour: ["lawyer", "department"],
  consumer: ["lawyer", "department"],
  village_affairs: ["lawyer", "deputy"],
};

/** Whether somebody's field is a question's: named as a speciality, or by their profession where they named none. */
export const fitsField = (worker: Worker, category: Category): boolean => {
  if (worker.specialities.length > 0) return worker.specialities.includes(category);
  const badge = badgeOf(worker);
  return badge !== undefined && (wanted[category] ?? ["lawyer"]).includes(badge);
};
