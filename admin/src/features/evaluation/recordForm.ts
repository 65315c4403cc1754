import type { ReturnVisitForm } from "@qizhen/shared/contract/returnVisits";

/** 回访记录 while it is written. */
export interface RecordDraft {
  kept?: ReturnVisitForm["kept"] | undefined;
  satisfied?: ReturnVisitForm["satisfied"];
  sued?: "yes" | "no" | undefined;
  suitResult: string;
  risk?: "yes" | "no" | undefined;
  measures: string;
  note: string;
}
export const blankRecord: RecordDraft = { suitResult: "", measures: "", note: "" };

/** As it is sent: what was left empty is left out, and what hangs on an answer goes only with it; undefined while the first is open. */
export const formOf = ({ kept, satisfied, sued, risk, ...draft }: RecordDraft): ReturnVisitForm | undefined => {
  if (!kept) return undefined;
  const [suitResult, measures, note] = [draft.suitResult, draft.measures, draft.note].map((text) => text.trim());
  return {
    kept,
    ...(satisfied && { satisfied }),
    ...(sued && { sued: sued === "yes" }),
    ...(sued === "yes" && suitResult && { suitResult }),
    ...(risk && { risk: risk === "yes" }),
    ...(risk === "yes" && measures && { measures }),
    ...(note && { note }),
  };
};
