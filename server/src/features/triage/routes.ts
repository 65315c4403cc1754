import type Router from "@koa/router";
import { triage as api } from "@qizhen/shared/contract/triage";
import type { Actor, AppKit } from "../accounts";
import type { Parties } from "./rules/recuse";
import { triageReport, type TriageParts } from "./triageReport";

/** HTTP of triage (平台分诊): a look before sending; nothing is written. */
export function triageRoutes(router: Router, { route }: AppKit, parts: TriageParts): void {
  route(
    router,
    api.preview,
  )(async ({ body }, { actor, now }) => {
    const { result } = await triageReport({ ...body, homeGrid: homeOf(actor), parties: partiesOf(actor) }, now, parts);
    return result;
  });
}

/** A resident is a party to what they report: nobody is offered who would have to stand aside. */
const partiesOf = ({ id, kind, self }: Actor): Parties | undefined =>
  kind === "resident"
    ? {
        userIds: [id],
        staffIds: self?.staffId ? [self.staffId] : [],
        phoneIndexes: self?.phoneIndex ? [self.phoneIndex] : [],
        household: [],
      }
    : undefined;

const homeOf = ({ kind, grid }: { kind: string; grid?: { code: string } }) =>
  kind === "resident" ? grid?.code : undefined;
