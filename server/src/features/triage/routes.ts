import type Router from "@koa/router";
import { triage as api } from "@qizhen/shared/contract/triage";
import type { AppKit } from "../accounts";
import { triageReport, type TriageParts } from "./triageReport";

/** HTTP of triage (平台分诊): a look before sending; nothing is written. */
export function triageRoutes(router: Router, { route }: AppKit, parts: TriageParts): void {
  route(
    router,
    api.preview,
  )(async ({ body }, { actor, now }) => {
    const { result } = await triageReport({ ...body, homeGrid: homeOf(actor) }, now, parts);
    return result;
  });
}

const homeOf = ({ kind, grid }: { kind: string; grid?: { code: string } }) =>
  kind === "resident" ? grid?.code : undefined;
