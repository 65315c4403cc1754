import type { OrderState } from "@qizhen/shared/contract/supervision";
import type { Risk } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../kernel/outbox/outbox";

export interface Who {
  /** Absent: the platform. */
  id?: string | undefined;
  name: string;
  unit: string;
}

/** A reply, and what was said to it. */
export interface Round {
  text: string;
  by: Who;
  at: Date;
  verdict?: { accepted: boolean; by: Who; at: Date; reason?: string | undefined } | undefined;
}

/** 督办单: a question about a case that somebody is to answer by a day. Ids are 24-hex strings. */
export interface OrderRecord {
  id: string;
  number: string;
  caseId: string;
  caseNumber: string;
  caseTitle: string;
  risk: Risk;
  county: string;
  /** Of the case, county first. */
  regionPath: string[];
  question: string;
  issuer: Who;
  addressee: { staffId?: string | undefined; centre?: string | undefined; name: string; unit: string };
  /** The centre that presses it now. */
  centre: string;
  /** How often it climbed because nobody answered. */
  climbs: number;
  state: OrderState;
  /** Not accepted yet. */
  open: boolean;
  /** Where it lies: `to|user:<id>`, `to|centre:<code>`, `by|user:<id>`, `by|centre:<code>`. */
  boxes: string[];
  rounds: Round[];
  issuedAt: Date;
  startedAt: Date;
  dueAt: Date;
  warned?: boolean | undefined;
  overdue?: boolean | undefined;
  /** When it next wants looking at. */
  checkAt?: Date | undefined;
  version: number;
  doneKeys: { key: string; digest: string }[];
}

/** A change of an order, written in one update that holds only while the order stands where it was decided on. */
export interface OrderChange {
  set: Partial<OrderRecord>;
  unset?: readonly (keyof OrderRecord)[];
  outbox: readonly OutboxEntry[];
  done?: { key: string; digest: string } | undefined;
}
