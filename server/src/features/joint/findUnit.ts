import type { JointCandidate, JointUnit } from "@qizhen/shared/contract/joint";
import { notFound, unprocessable } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { JointDoors, JointMatter, JointStaff } from "./doors";
import type { TaskUnit } from "./record";
import { words } from "./words";

/** Who may be asked as a person: those who work for themselves, and not for a centre's desk. */
const askable = ["department", "expert", "mediator", "grid_worker"];
const mostListed = 60;

/** A department is called by its name; a person with what they are. */
const nameOf = ({ name, title, roles }: JointStaff) =>
  roles.includes("department") || !title ? name : `${title} ${name}`;

const staffUnit = (staff: JointStaff): TaskUnit => ({ kind: "staff", name: nameOf(staff), key: `user:${staff.id}` });
const noSuchUnit = () => unprocessable(words.noSuchUnit, { unit: words.noSuchUnit });

/** The unit that a request means, within the case's own county. @throws unprocessable */
export const findUnit = async (wanted: JointUnit, matter: JointMatter, doors: JointDoors): Promise<TaskUnit> => {
  const [county] = matter.regionPath;
  if (wanted.kind === "outside") return { kind: "outside", name: wanted.name, key: `outside:${wanted.name}` };
  if (wanted.kind === "centre") {
    const region = doors.regions.byCode(wanted.code);
    if (!region?.inForce || region.path[0] !== county) throw noSuchUnit();
    if (region.code === matter.centre) {
      const message = words.asksThemselves(words.centreOf(region.name));
      throw unprocessable(message, { unit: message });
    }
    return { kind: "centre", name: words.centreOf(region.name), key: `centre:${region.code}` };
  }
  const [staff] = await doors.people.staffByIds([wanted.staffId]);
  const able = staff && !staff.disabled && staff.regionPath[0] === county;
  if (!able || !staff.roles.some((role) => askable.includes(role))) throw noSuchUnit();
  if (staff.id === matter.responsible?.id) {
    const message = words.asksThemselves(staff.name);
    throw unprocessable(message, { unit: message });
  }
  return staffUnit(staff);
};

/** A county's centres: its own, those of its towns, those of their villages. */
const centresOf = (county: string, { regions }: JointDoors) => {
  const towns = regions.childrenOf(county).filter(({ level }) => level !== "grid");
  const below = towns.flatMap((town) => regions.childrenOf(town.code).filter(({ level }) => level === "village"));
  const own = regions.byCode(county);
  return [...(own ? [own] : []), ...towns, ...below];
};

/** Those who may be asked about a case, by name: its own centres first, then departments, experts, its grid's worker, other centres. @throws notFound */
export const listUnits = async (
  actor: Actor,
  caseId: string,
  q: string | undefined,
  doors: JointDoors,
  now: Date,
): Promise<JointCandidate[]> => {
  const matter = await doors.cases.forJoint(actor, caseId, now);
  if (!matter) throw notFound(words.caseNotFound);
  const { regionPath, centre, responsible } = matter;
  const [county = ""] = regionPath;
  const people = await doors.people.staffInRegions(regionPath, "department", "expert", "grid_worker");
  const centres = centresOf(county, doors)
    .filter(({ code }) => code !== centre)
    .map(({ code, name, level }) => ({
      unit: { kind: "centre" as const, code },
      name: words.centreOf(name),
      about: words.about[level] ?? "",
      near: regionPath.includes(code),
    }));
  const persons = people
    .filter(({ disabled, id }) => !disabled && id !== responsible?.id)
    .map((one) => ({
      unit: { kind: "staff" as const, staffId: one.id },
      name: nameOf(one),
      about: words.about[one.roles.find((role) => role in words.about) ?? ""] ?? "",
    }));
  return [...centres.filter(({ near }) => near), ...persons, ...centres.filter(({ near }) => !near)]
    .filter(({ name, about }) => !q || name.includes(q) || about.includes(q))
    .slice(0, mostListed)
    .map(({ unit, name, about }) => ({ unit, name, about }));
};
