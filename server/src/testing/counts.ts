import mongoose from "mongoose";

/** How many documents each collection holds: a refused request changes none. */
export const countAll = async (): Promise<Record<string, number>> => {
  const { db } = mongoose.connection;
  if (!db) throw new Error("no database is connected");
  const collections = await db.listCollections().toArray();
  const counts = await Promise.all(
    collections.map(async ({ name }) => [name, await db.collection(name).countDocuments()] as const),
  );
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
};
