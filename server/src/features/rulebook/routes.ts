import type Router from "@koa/router";
import { rulebook as api } from "@qizhen/shared/contract/rulebook";
import { ordinaryLimit } from "../../kernel/db/keyset";
import type { AppKit } from "../accounts";
import { exportLessons, listLessons } from "./learning/listLessons";
import { readFigures } from "./learning/readFigures";
import type { RulebookParts } from "./parts";
import { replayCase } from "./replay/replayCase";
import type { StoredReplay } from "./replay/replayStore";
import { findReplay, presentReplay, startReplay } from "./replay/startReplay";
import { adoptVersion } from "./versions/adoptVersion";
import { listVersions, readRulebook, readVersion } from "./versions/readVersion";
import { saveVersion } from "./versions/saveVersion";

type Parts = RulebookParts & { run(replay: StoredReplay): void };

/** HTTP of the rulebook (分诊规则). */
export const rulebookRoutes = (router: Router, kit: AppKit, parts: Parts): void => {
  versionRoutes(router, kit, parts);
  replayRoutes(router, kit, parts);
  learningRoutes(router, kit, parts);
};

const versionRoutes = (router: Router, { route }: AppKit, parts: Parts) => {
  route(router, api.get)((_, { actor }) => readRulebook(actor, parts));
  route(router, api.versions)(({ query: { limit = ordinaryLimit, cursor } }, { actor }) => listVersions(actor, { limit, cursor }, parts));
  route(router, api.version)(({ params }, { actor }) => readVersion(actor, params.number, parts));
  route(router, api.save)(({ body }, { actor, intent, now }) => saveVersion({ actor, ...body, intent, now }, parts));
  route(router, api.adopt)(({ body }, { actor, now }) => adoptVersion({ actor, ...body, lowered: body.lowered === true, now }, parts));
}; // prettier-ignore

const replayRoutes = (router: Router, { route, clock }: AppKit, parts: Parts) => {
  route(router, api.startReplay)(({ body }, { actor, now }) => startReplay({ actor, number: body.number, cases: body.cases, now }, { ...parts, clock }));
  route(router, api.replay)(async ({ params }, { actor }) => presentReplay(await findReplay(actor, params.id, parts)));
  route(router, api.moves)(async ({ params, query: { kind, limit = ordinaryLimit, cursor } }, { actor }) => {
    const { id, lease } = await findReplay(actor, params.id, parts);
    return parts.replays.moves(id, lease, { kind, limit, cursor });
  });
  route(router, api.replayCase)(({ params }, { actor }) => replayCase(actor, params.id, parts));
}; // prettier-ignore

const learningRoutes = (router: Router, { route }: AppKit, parts: Parts) => {
  route(router, api.judged)(({ query: { category, limit = ordinaryLimit, cursor } }, { actor }) => listLessons(actor, { category, limit, cursor }, parts));
  route(router, api.exportJudged)(({ body }, { actor, now }) => exportLessons({ actor, reason: body.reason, cursor: body.cursor, now }, parts));
  route(router, api.figures)(({ query }, { actor, now }) => readFigures({ actor, from: query.from, to: query.to, now }, parts));
}; // prettier-ignore
