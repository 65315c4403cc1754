import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import type { OrderEvent, Recipient } from "../../cases";
import type { OrderRecord } from "../record";

type Told = Pick<OrderRecord, "caseId" | "caseNumber" | "risk" | "addressee" | "issuer" | "centre">;

export const toAddressee = ({ addressee }: Told): Recipient[] =>
  addressee.staffId ? [`user:${addressee.staffId}`] : [`centre:${addressee.centre ?? ""}`];
export const toIssuer = ({ issuer, centre }: Told): Recipient[] =>
  issuer.id ? [`user:${issuer.id}`] : [`centre:${centre}`];
export const toPressing = ({ centre }: Told): Recipient[] => [`centre:${centre}`, `leader:${centre}`];

/** Tells people of an order, by the case it is about. */
export const orderNotice = (o: Told, event: OrderEvent, to: readonly Recipient[], now: Date): OutboxEntry =>
  makeEntry(
    "case.notify",
    {
      caseId: o.caseId,
      number: o.caseNumber,
      event,
      to: [...new Set(to)],
      urgent: event === "order_opened" && o.risk === "red",
    },
    now,
  );
