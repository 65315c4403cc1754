import type Router from "@koa/router";
import { lookalikes as api, type GroupDetail } from "@qizhen/shared/contract/lookalikes";
import { ordinaryLimit } from "../../kernel/db/keyset";
import { notFound } from "../../kernel/errors";
import { hasRole, isStaff, type Actor, type AppKit } from "../accounts";
import type { CaseLike } from "../cases";
import { actOnGroup, findGroup, mostMembers, type Changed } from "./actOnGroup";
import { findAlike } from "./findAlike";
import { followMatter, showFollow } from "./follow";
import type { FollowStore } from "./followStore";
import type { GroupRecord } from "./groupStore";
import { listClusters, listLikely } from "./listLikely";
import { mergeCases, type GroupDoors } from "./mergeCases";
import { presentDetail, presentGroup, presentLike, presentLikely } from "./presenter";
import type { Refs } from "./refs";
import { words } from "./words";

export interface LookalikeParts extends GroupDoors {
  follows: FollowStore;
  refs: Refs;
}

/** HTTP for residents: the neighbours' same matter, and what they follow. */
const residentRoutes = (router: Router, { route }: AppKit, parts: LookalikeParts) => {
  route(
    router,
    api.preview,
  )(async ({ body }, { actor, now }) => ({ found: await findAlike({ actor, request: body, now }, parts) }));

  route(
    router,
    api.follow,
  )(async ({ body }, { actor, now }) => showFollow(await followMatter({ actor, ref: body.ref, now }, parts), parts));

  route(
    router,
    api.follows,
  )(async ({ query }, { actor }) => {
    const { items, next } = await parts.follows.page(actor.id, query.limit ?? ordinaryLimit, query.cursor);
    return { items: await Promise.all(items.map((one) => showFollow(one, parts))), next };
  });

  route(
    router,
    api.unfollow,
  )(async ({ params }, { actor }) => {
    if (!(await parts.follows.remove(actor.id, params.id))) throw notFound(words.notFollowed);
    return { id: params.id };
  });
};

/** How groups are shown, with their cases as far as the actor sees them. */
const createShow = ({ cases }: LookalikeParts) => ({
  detail: async (group: GroupRecord, leftOut: Changed["leftOut"], actor: Actor): Promise<GroupDetail> => {
    const members = await cases.likes.ofGroup(actor, group.id, mostMembers);
    return presentDetail(group, members, await cases.likes.countOf(group.id), leftOut, actor);
  },
  row: async (group: GroupRecord) => presentGroup(group, await cases.likes.countOf(group.id)),
});

/** For a party: one sentence. For staff: the group, and what is probably the same. */
const besideCase = async (c: CaseLike, actor: Actor, now: Date, parts: LookalikeParts) => {
  const group = c.groupId ? await parts.groups.find(c.groupId) : undefined;
  const size = group ? await parts.cases.likes.countOf(group.id) : 0;
  const line = size > 1 ? words.line(words.howMany(size)) : null;
  const oversees = isStaff(actor) && hasRole(actor, "clerk", "leader");
  if (!oversees) return { line, group: null, likely: [], mayMerge: false };
  const likely = await listLikely(actor, c, parts, now);
  return {
    line,
    group: group ? presentGroup(group, size) : null,
    likely: likely.map(presentLikely),
    mayMerge: hasRole(actor, "clerk") && !c.violenceAtHome,
  };
};

/** HTTP of look-alikes (相似件) and groups (群体性事项). */
export const lookalikeRoutes = (router: Router, kit: AppKit, parts: LookalikeParts) => {
  const { route, kick } = kit;
  const show = createShow(parts);
  residentRoutes(router, kit, parts);

  route(
    router,
    api.ofCase,
  )(async ({ params }, { actor, now }) => {
    const c = await parts.cases.likes.like(actor, params.id);
    if (!c) throw notFound(words.caseNotFound);
    return besideCase(c, actor, now, parts);
  });

  route(
    router,
    api.probable,
  )(async (_, { actor, now }) => {
    const clusters = await listClusters(actor, parts, now);
    return {
      items: clusters.flatMap(({ why, cases: found }) => {
        const [first] = found;
        return first ? [{ key: first.id, category: first.category, why, cases: found.map(presentLike) }] : [];
      }),
    };
  });

  route(
    router,
    api.groups,
  )(async ({ query }, { actor }) => {
    const limit = query.limit ?? ordinaryLimit;
    const region = hasRole(actor, "clerk", "leader", "admin") ? actor.region?.code : undefined;
    if (!region) return { items: [], next: null };
    const { items, next } = await parts.groups.page(region, query.open !== "false", limit, query.cursor);
    return { items: await Promise.all(items.map(show.row)), next };
  });

  route(
    router,
    api.group,
  )(async ({ params }, { actor }) => show.detail(await findGroup(actor, params.id, parts), [], actor));

  route(
    router,
    api.merge,
  )(async ({ body }, { actor, now, intent }) => {
    const { group, leftOut } = await mergeCases({ actor, request: body, intent, now }, parts);
    kick();
    return show.detail(group, leftOut, actor);
  });

  route(
    router,
    api.act,
  )(async ({ params, body }, { actor, now }) => {
    const { group, leftOut } = await actOnGroup({ actor, id: params.id, request: body, now }, parts);
    kick();
    return show.detail(group, leftOut, actor);
  });
};
