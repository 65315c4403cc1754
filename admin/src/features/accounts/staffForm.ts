import { accounts, type StaffMember } from "@qizhen/shared/contract/accounts";
import type { Category, StaffRole } from "@qizhen/shared/vocabulary";
import type * as z from "zod";
import { staff as words } from "../../words/accounts";

/** What is typed about a member of staff. */
export interface StaffForm {
  username: string;
  password: string;
  name: string;
  phone: string;
  roles: StaffRole[];
  region: string;
  title: string;
  specialities: Category[];
  languages: Array<"zh" | "mn">;
  capacity: number;
  /** A year, as typed. */
  workingSince: string;
  bio: string;
  leave: Array<{ from: string; to: string }>;
}

const ordinaryCapacity = 30;

/** The form of somebody new, or of somebody known. The phone is shown masked, so it is sent only when typed anew. */
export const formOf = (member: StaffMember | undefined, region: string): StaffForm => ({
  username: member?.username ?? "",
  password: "",
  name: member?.name ?? "",
  phone: "",
  roles: member?.roles ?? [],
  region: member?.region.code ?? region,
  title: member?.title ?? "",
  specialities: member?.specialities ?? [],
  languages: member?.languages ?? ["zh"],
  capacity: member?.capacity ?? ordinaryCapacity,
  workingSince: member?.workingSince === undefined ? "" : String(member.workingSince),
  bio: member?.bio ?? "",
  leave: member?.leave ?? [],
});

const shared = (form: StaffForm) => ({
  name: form.name.trim(),
  ...(form.phone.trim() && { phone: form.phone.trim() }),
  roles: form.roles,
  region: form.region,
  ...(form.title.trim() && { title: form.title.trim() }),
  specialities: form.specialities,
  languages: form.languages,
  capacity: form.capacity,
  ...(form.workingSince.trim() && { workingSince: Number(form.workingSince.trim()) }),
  ...(form.bio.trim() && { bio: form.bio.trim() }),
  leave: form.leave.filter(({ from, to }) => from && to),
});

type NewStaff = z.infer<typeof accounts.createStaff.body>;
type Change = z.infer<typeof accounts.updateStaff.body>;
type Read<T> = { value: T } | { wrong: Record<string, string> };

const read = <T>(schema: z.ZodType<T>, body: unknown): Read<T> => {
  const found = schema.safeParse(body);
  if (found.success) return { value: found.data };
  const wrong: Record<string, string> = {};
  for (const issue of found.error.issues)
    wrong[String(issue.path[0])] ??= issue.code === "invalid_type" ? words.missing : issue.message;
  return { wrong };
};

/** Somebody new as the contract wants them, or what is wrong, by field. */
export const newStaffOf = (form: StaffForm): Read<NewStaff> =>
  read(accounts.createStaff.body, { username: form.username.trim(), password: form.password, ...shared(form) });

/** A change as the contract wants it, or what is wrong, by field. */
export const changeOf = (form: StaffForm): Read<Change> => read(accounts.updateStaff.body, shared(form));
