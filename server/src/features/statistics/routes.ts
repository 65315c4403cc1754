import type Router from "@koa/router";
import { statistics as api } from "@qizhen/shared/contract/statistics";
import { written } from "../../kernel/http/route";
import type { AppKit } from "../accounts";
import { listCounted, type ListDoors } from "./listCounted";
import { readPublished, type PublishDoors } from "./publishMonths";
import { readSatisfaction, type ReadDoors } from "./readSatisfaction";
import { sheetOf } from "./sheet";
import { words } from "./words";

const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** HTTP of statistics (满意度、统计). */
export const statisticsRoutes = (
  router: Router,
  { route }: AppKit,
  doors: ReadDoors & ListDoors & PublishDoors,
): void => {
  route(
    router,
    api.export,
  )(async ({ query }, { actor, now, ctx }) => {
    const board = await readSatisfaction({ actor, ...query, now }, doors);
    const name = encodeURIComponent(words.sheet.file(board.region.name, board.from, board.to));
    ctx.type = excel;
    ctx.set("content-disposition", `attachment; filename*=UTF-8''${name}`);
    ctx.set("cache-control", "no-store");
    ctx.body = await sheetOf(board);
    return written;
  });
  route(router, api.satisfaction)(({ query }, { actor, now }) => readSatisfaction({ actor, ...query, now }, doors));
  route(router, api.cases)(({ query }, { actor, now }) => listCounted({ actor, ...query, now }, doors));
  route(router, api.published)(({ params }) => readPublished(params.town, doors));
};
