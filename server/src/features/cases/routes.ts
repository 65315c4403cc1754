import type Router from "@koa/router";
import { cases as api } from "@qizhen/shared/contract/cases";
import { ordinaryLimit } from "../../kernel/db/keyset";
import type { Actor, AppKit } from "../accounts";
import type { AuditDoor, RegionsDoor } from "./doors";
import { presentCase } from "./present/presentCase";
import { presentRow } from "./present/presentRow";
import { viewerOf } from "./present/viewer";
import { whyText } from "./words/whyText";
import { foresee } from "./read/foresee";
import { listCases } from "./read/listCases";
import { findVisible, listViewers, openCase } from "./read/openCase";
import { notePresence } from "./read/presenceStore";
import { readParts, roomsAsked, type PartDoors } from "./read/readParts";
import { readWorklist } from "./read/worklist";
import type { CaseRecord, CaseSummary } from "./record";
import { actOnCase } from "./steps/actOnCase";
import type { StepDoors } from "./steps/takeStep";
import { unmask } from "./steps/unmask";
import { closeOnTheSpot } from "./submit/closeOnTheSpot";
import { submitCase, type SubmitDoors } from "./submit/submitCase";

export type CaseDoors = SubmitDoors & StepDoors & PartDoors & { audit: AuditDoor; regions: RegionsDoor };

/** How cases are shown: one whole, and rows of a list. */
const createShow = (doors: CaseDoors) => {
  const unreadOf = (rows: readonly CaseSummary[], actor: Actor) =>
    doors.talk.unreadOf(
      rows.map((row) => ({ id: row.id, rooms: doors.talk.roomsOf(actor, roomsAsked(row)) })),
      actor.id,
    );
  return {
    whole: async (c: CaseRecord, actor: Actor, now: Date) =>
      presentCase(c, viewerOf(actor, c, now), await readParts(c, actor, doors, now), doors.secrets),
    rows: async (found: readonly CaseSummary[], actor: Actor, now: Date) => {
      const unread = await unreadOf(found, actor);
      return found.map((row) => presentRow(row, viewerOf(actor, row, now), unread.get(row.id) ?? 0));
    },
  };
};

/** HTTP of cases (纠纷). */
export const caseRoutes = (router: Router, { route, kick, changes, log }: AppKit, doors: CaseDoors) => {
  const show = createShow(doors);

  route(
    router,
    api.submit,
  )(async ({ body }, { actor, now, intent }) => {
    const made = await submitCase({ actor, report: body, intent, now }, doors);
    kick("cases");
    return show.whole(made, actor, now);
  });

  route(
    router,
    api.closeOnTheSpot,
  )(async ({ body }, { actor, now, intent }) => {
    const made = await closeOnTheSpot({ actor, report: body, intent, now }, doors);
    kick();
    return show.whole(made, actor, now);
  });

  route(
    router,
    api.list,
  )(async ({ query }, { actor, now }) => {
    const { items, next } = await listCases(actor, query, doors, now);
    return { items: await show.rows(items, actor, now), next };
  });

  route(
    router,
    api.worklist,
  )(async ({ query }, { actor, now }) => {
    const groups = await readWorklist(actor, query, now);
    const rows = await show.rows(
      groups.flatMap(({ items }) => items),
      actor,
      now,
    );
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    return {
      groups: groups.map(({ group, count, items, next }) => ({
        group,
        count,
        next,
        items: items.flatMap((c) => {
          const row = rowOf.get(c.id);
          return row ? [{ ...row, why: whyText(group, c, row.unread, now) }] : [];
        }),
      })),
    };
  });

  route(
    router,
    api.get,
  )(async ({ params }, { actor, now }) => show.whole(await openCase(actor, params.id, doors, now), actor, now));

  route(
    router,
    api.act,
  )(async ({ params, body }, { actor, now, intent }) => {
    const saved = await actOnCase({ actor, caseId: params.id, request: body, intent, now }, doors);
    kick();
    return show.whole(saved, actor, now);
  });

  route(
    router,
    api.foresee,
  )(({ params, body }, { actor, now }) => foresee({ actor, caseId: params.id, request: body, now }, doors));

  route(
    router,
    api.unmask,
  )(({ params, body }, { actor, now }) => unmask({ actor, caseId: params.id, ...body, now }, { ...doors, log }));

  route(
    router,
    api.viewers,
  )(({ params, query }, { actor }) =>
    listViewers(actor, params.id, { limit: query.limit ?? ordinaryLimit, cursor: query.cursor }, doors),
  );

  route(
    router,
    api.present,
  )(async ({ params }, { actor, now }) => {
    const { id } = await findVisible(actor, params.id, doors.cases);
    return { others: await notePresence(id, actor, now, changes) };
  });
};
