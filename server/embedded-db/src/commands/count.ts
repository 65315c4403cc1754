import { visitPath, splitPath } from "../values/paths";
import { fail } from "../errors";
import { encodeValue } from "../keys/encode";
import { Search } from "../plan/search";
import { collectionOf, type Command } from "./context";
import { takingTurns } from "./cursors";
import { countMatching, planOf, readQuery } from "./query";

export const count: Command = async (context) => {
  const query = readQuery(context.request.body, "query");
  const collection = collectionOf(context);
  if (!collection) return { n: 0, ok: 1 };
  const found = await countMatching(context.engine, collection, query);
  return { n: Math.max(0, Math.min(found - query.skip, query.limit)), ok: 1 };
};

export const distinct: Command = async (context) => {
  const { body } = context.request;
  const path = body["key"];
  if (typeof path !== "string" || path === "") return fail(14, "distinct needs a key");
  const query = readQuery(body, "query");
  const collection = collectionOf(context);
  if (!collection) return { values: [], ok: 1 };
  const values = new Map<string, unknown>();
  const note = (value: unknown) => {
    if (value !== undefined) values.set(encodeValue(value).toString("latin1"), value);
  };
  const search = new Search(context.engine, collection, planOf(context.engine, collection, query), query.deadline);
  const parts = splitPath(path);
  await takingTurns(
    () => search.next(),
    ({ doc }) => {
      visitPath(doc, parts, (value) => {
        if (Array.isArray(value)) value.forEach(note);
        else note(value);
        return false;
      });
      return true;
    },
  );
  return { values: [...values.values()], ok: 1 };
};
