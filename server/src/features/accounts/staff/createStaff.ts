import type { AppError } from "../../../kernel/errors";
import { conflict, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../actor";
import type { Staff } from "../people";
import type { Places } from "../places";
import { leaveProblem, placementProblem, type Problem } from "../rules/staffRules";
import { hashPassword } from "../signIn/passwords";
import type { NewStaff, StaffDetails, StaffStore } from "../store/staff";
import { words } from "../words";

/** What an administrator writes of a new person. */
type StaffForm = Omit<StaffDetails, "regionPath" | "disabled"> & { username: string; password: string };

const refuse = (problem: Problem): AppError =>
  unprocessable(Object.values(problem)[0] ?? kernelWords.malformed, problem);

/**
 * Where somebody is put: a region that exists, in the administrator's own subtree, fit for the roles.
 * @throws unprocessable
 */
export const placed = async (
  { region, roles, leave }: Pick<StaffDetails, "region" | "roles" | "leave">,
  scope: string,
  places: Places,
): Promise<readonly string[]> => {
  const path = await places.path(region);
  if (!path.includes(scope)) throw refuse({ region: words.outsideRegion });
  if (!(await places.exists(region))) throw refuse({ region: words.noSuchRegion });
  const problem = placementProblem(roles, region) ?? leaveProblem(leave);
  if (problem) throw refuse(problem);
  return path;
};

/**
 * Adds a member of staff in the administrator's own subtree. The same intent makes one person.
 * @throws unprocessable, conflict
 */
export const createStaff = async (
  { actor, form, intent, now }: { actor: Actor; form: StaffForm; intent: Intent | undefined; now: Date },
  { staff, places }: { staff: StaffStore; places: Places },
): Promise<Staff> => {
  const { password, username, ...details } = form;
  const regionPath = await placed(details, actor.region?.code ?? "", places);
  const made: NewStaff = {
    ...details,
    username: username.toLowerCase(),
    regionPath,
    disabled: false,
    passwordHash: await hashPassword(password),
    ...(intent && { made: { by: actor.id, ...intent } }),
  };
  const inserted = await staff.insert(made, now);
  if (inserted) return inserted;
  const earlier = intent && (await staff.madeUnder(actor.id, intent.key));
  if (!earlier) throw conflict(words.usernameTaken, { username: words.usernameTaken });
  if (earlier.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return earlier.staff;
};
