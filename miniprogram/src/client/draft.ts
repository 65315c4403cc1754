import type { Report } from "@qizhen/shared/contract/cases";
import type { Service } from "@qizhen/shared/vocabulary";
import { create } from "zustand";
import { storage } from "../platform/storage";
import { uuid } from "../platform/uuid";

/** A photo or recording of a draft. It is sent at once; `id` is the server's, once it has it. */
export interface DraftFile {
  /** Names it to the server too: a repeat of the upload is the same file. */
  key: string;
  kind: "image" | "voice";
  seconds?: number;
  id?: string;
  /** Where it lies on the phone while the app stays open, then where the server shows it. */
  url: string;
  /** 0–100 on its way, or why it did not go. */
  progress?: number;
  failed?: string;
}

/** A report (说事) while it is being written. */
export interface Draft {
  /** The Idempotency-Key of this one intent: a double tap or a retry makes one case. */
  key: string;
  description: string;
  location?: { lng: number; lat: number };
  address: string;
  grid?: { code: string; name: string };
  scene?: string;
  respondentName: string;
  respondentPhone: string;
  files: DraftFile[];
  wish: string;
  service?: Service;
  mediator?: { id: string; name: string };
  /** Names the neighbours' same matter that it is to go together with. */
  joins?: string | undefined;
  /** Sending was asked for while there was no network: goes by itself when it is back. */
  queued: boolean;
}

/** Nothing written yet, under a key of its own. */
export const blankDraft = (): Draft => ({
  key: uuid(),
  description: "",
  address: "",
  respondentName: "",
  respondentPhone: "",
  files: [],
  wish: "",
  queued: false,
});

const keptAs = (user: string) => `draft:${user}`;
const readDraft = (user: string): Draft => {
  try {
    const kept = JSON.parse(storage.get(keptAs(user)) ?? "null") as Draft | null;
    if (!kept) return blankDraft();
    // what had not reached the server lay in a temporary file that is gone
    return { ...blankDraft(), ...kept, files: kept.files.filter(({ id }) => id !== undefined) };
  } catch {
    return blankDraft();
  }
};

interface DraftState {
  user: string;
  draft: Draft;
}
export const useDraft = create<DraftState>(() => ({ user: "", draft: blankDraft() }));

/** Opens the draft of this user, as it was left. */
export const openDraft = (user: string) => {
  if (useDraft.getState().user !== user) useDraft.setState({ user, draft: readDraft(user) });
};

/** What it is about and where: once these change, the neighbours' matter may be another. */
const telling = ["description", "location", "address", "grid"] as const;

/** Changes the draft and keeps it on the phone. */
export const edit = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
  const { user, draft } = useDraft.getState();
  const changed = typeof change === "function" ? change(draft) : change;
  const next = { ...draft, ...(telling.some((field) => field in changed) && { joins: undefined }), ...changed };
  useDraft.setState({ draft: next });
  storage.set(keptAs(user), JSON.stringify(next));
};

/** Throws the draft away: it was sent, or its writer does not want it any more. */
export const clearDraft = () => {
  const { user } = useDraft.getState();
  storage.remove(keptAs(user));
  useDraft.setState({ draft: blankDraft() });
};

/** Words or a recording: either is enough. */
export const saysSomething = ({ description, files }: Draft) =>
  description.trim() !== "" || files.some(({ kind }) => kind === "voice");

/** Whether anything was written at all. */
export const isBlank = (draft: Draft) =>
  !saysSomething(draft) &&
  draft.files.length === 0 &&
  draft.address === "" &&
  draft.location === undefined &&
  draft.respondentName === "" &&
  draft.wish === "";

/** What is told to the triage before sending. */
export const placeOf = ({ location, address, grid, scene }: Draft) => ({
  ...(location && { location }),
  ...(address.trim() && { address: address.trim() }),
  ...(grid && { gridCode: grid.code }),
  ...(scene && { scene }),
});

/** The draft as the contract wants it. */
export const reportOf = (draft: Draft): Report => {
  const name = draft.respondentName.trim();
  const phone = draft.respondentPhone.trim();
  const attachments = draft.files.flatMap(({ id }) => (id ? [id] : []));
  const { service, mediator } = draft;
  return {
    description: draft.description.trim(),
    ...placeOf(draft),
    ...(name && { respondent: { name, ...(phone && { phone }) } }),
    ...(draft.wish.trim() && { wish: draft.wish.trim() }),
    ...(attachments.length > 0 && { attachments }),
    ...(draft.joins && { joins: draft.joins }),
    ...((service || mediator) && {
      choice: { ...(service && { service }), ...(mediator && { mediatorId: mediator.id }) },
    }),
  };
};
