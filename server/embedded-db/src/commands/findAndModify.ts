import { fail } from "../errors";
import { parseFilter } from "../match/parse";
import { readSort } from "../plan/sort";
import { Found } from "../plan/search";
import { compileProjection } from "../project/projection";
import { idOf, type Collection } from "../storage/collection";
import { compileUpdate, type Update } from "../update/compile";
import { isDoc, readDoc, readFaithfully, truthy, type Doc } from "../values/bson";
import { change, ensureCollection, insertMissing, removeFound, targets } from "./changes";
import { collectionName, collectionOf, docField, refuseCollation, type Command, type Context } from "./context";
import { show } from "./query";

interface Wish {
  filter: ReturnType<typeof parseFilter>;
  update: Update | undefined;
  upsert: boolean;
  /** The document as it is afterwards is wanted, not as it was. */
  after: boolean;
  projection: ReturnType<typeof compileProjection> | undefined;
  body: Doc;
}

const readWish = ({ request }: Context): Wish => {
  const body = readFaithfully(request.raw);
  refuseCollation(body);
  const fields = docField(body, "fields");
  const removes = truthy(body["remove"]);
  if (removes === (body["update"] !== undefined)) return fail(9, "Either an update or remove=true must be specified");
  if (removes && (truthy(body["upsert"]) || truthy(body["new"])))
    return fail(9, "Cannot specify both upsert=true or new=true and remove=true");
  return {
    filter: parseFilter(docField(body, "query")),
    update: removes ? undefined : compileUpdate(body["update"], body["arrayFilters"]),
    upsert: truthy(body["upsert"]),
    after: truthy(body["new"]),
    projection:
      Object.keys(fields).length > 0
        ? compileProjection(readDoc(request.raw)["fields"] as Doc, { inFind: true })
        : undefined,
    body,
  };
};

const answer = (value: Found | undefined, wish: Wish, last: Doc): Doc => ({
  lastErrorObject: last,
  value: value ? readFaithfully(show(value, wish)) : null,
  ok: 1,
});

const modify = (context: Context, collection: Collection, wish: Wish): Doc => {
  const { filter, update, upsert, after, body } = wish;
  const sort = isDoc(body["sort"]) ? readSort(body["sort"]) : [];
  const [found] = targets(context, collection, { filter, sort, hint: body["hint"], many: false });
  if (!update) {
    if (found) removeFound(context, collection, found);
    return answer(found, wish, { n: found ? 1 : 0 });
  }
  if (found) {
    const raw = change(context, collection, found, filter, update);
    return answer(after ? new Found(found.id, raw) : found, wish, { n: 1, updatedExisting: true });
  }
  if (!upsert) return answer(undefined, wish, { n: 0, updatedExisting: false });
  const { raw, _id } = insertMissing(context, collection, filter, update);
  return answer(after ? new Found(idOf(_id), raw) : undefined, wish, { n: 1, updatedExisting: false, upserted: _id });
};

export const findAndModify: Command = (context) => {
  const name = collectionName(context);
  const wish = readWish(context);
  return context.engine.write(() => {
    const collection = wish.upsert ? ensureCollection(context, name) : collectionOf(context);
    return collection ? modify(context, collection, wish) : answer(undefined, wish, { n: 0, updatedExisting: false });
  });
};
