import { report, type Report } from "@qizhen/shared/contract/cases";
import type { staffChannels } from "@qizhen/shared/vocabulary";
import { register as words } from "../../words/cases";

/** What a clerk has typed so far; empty text is what was not said. */
export interface Form {
  name: string;
  phone: string;
  channel: (typeof staffChannels)[number];
  description: string;
  category: string;
  address: string;
  gridCode: string;
  otherName: string;
  otherPhone: string;
  wish: string;
  service: string;
  mediatorId: string;
}

export const blank: Form = {
  name: "",
  phone: "",
  channel: "counter",
  description: "",
  category: "",
  address: "",
  gridCode: "",
  otherName: "",
  otherPhone: "",
  wish: "",
  service: "",
  mediatorId: "",
};

const fieldNames: Record<string, keyof Form> = {
  "applicant.name": "name",
  "applicant.phone": "phone",
  "respondent.name": "otherName",
  "respondent.phone": "otherPhone",
};

/** A path of the contract as the field of the form that it stands in. */
export const fieldOf = (path: string): string => fieldNames[path] ?? path;

/** What the preview is asked with: only what decides where it goes. */
export const placedOf = (form: Form) => ({
  description: form.description.trim(),
  ...(form.category && { category: form.category as Report["category"] }),
  ...(form.address.trim() && { address: form.address.trim() }),
  ...(form.gridCode && { gridCode: form.gridCode }),
  ...((form.service || form.mediatorId) && {
    choice: {
      ...(form.service && { service: form.service as NonNullable<Report["choice"]>["service"] }),
      ...(form.mediatorId && { mediatorId: form.mediatorId }),
    },
  }),
});

/** The report to send, or what is wrong with it, by field. */
export const reportOf = (form: Form, attachments: string[]): { report: Report } | { wrong: Record<string, string> } => {
  const wrong: Record<string, string> = {};
  if (!form.name.trim()) wrong["name"] = words.missingName;
  if (!form.description.trim() && attachments.length === 0) wrong["description"] = words.missingWhat;
  const read = report.safeParse({
    ...placedOf(form),
    channel: form.channel,
    ...(form.name.trim() && {
      applicant: { name: form.name.trim(), ...(form.phone.trim() && { phone: form.phone.trim() }) },
    }),
    ...(form.otherName.trim() && {
      respondent: { name: form.otherName.trim(), ...(form.otherPhone.trim() && { phone: form.otherPhone.trim() }) },
    }),
    ...(form.wish.trim() && { wish: form.wish.trim() }),
    ...(attachments.length > 0 && { attachments }),
  });
  if (!read.success)
    for (const issue of read.error.issues) wrong[fieldOf(issue.path.map(String).join("."))] ??= issue.message;
  return read.success && Object.keys(wrong).length === 0 ? { report: read.data } : { wrong };
};
