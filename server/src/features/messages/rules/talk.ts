import type { Role, Status } from "@qizhen/shared/vocabulary/index";

/** Somebody of the matter (当事人), as a conversation needs them. `name` and `phone` are masked. */
export interface TalkParty {
  id: string;
  role: "applicant" | "respondent" | "representative";
  /** In the app (WeChat or H5); without it notices reach them by a person's call. */
  userId?: string | undefined;
  name: string;
  phone?: string | undefined;
}

/** A case as its conversation (对话) needs it. */
export interface Talk {
  id: string;
  number: string;
  status: Status;
  /** Since when it is closed, rejected or withdrawn. */
  closedAt?: Date | undefined;
  violenceAtHome: boolean;
  parties: readonly TalkParty[];
  responsibleId?: string | undefined;
  involvedIds: readonly string[];
  /** Of units that help with a part of it (协办): in the joint room, and in no other. */
  helperIds: readonly string[];
  /** Code of the owning centre. */
  centre: string;
  gridCode?: string | undefined;
  /** Codes of the regions it lies in, the county first. */
  regionPath: readonly string[];
  /** What the other side of a case of violence must never read, in clear; empty for other cases. */
  secrets: { phones: readonly string[]; places: readonly string[] };
}

/** Whoever speaks or listens; an Actor is one. */
export interface Speaker {
  id: string;
  kind: "resident" | "staff";
  roles: readonly Role[];
  region?: { code: string } | undefined;
}
