import mongoose from "mongoose";

mongoose.set("strictQuery", "throw");

/** Connects all models. `autoIndex` builds the indexes; in production `create-indexes` does that. */
export const connectDatabase = async (uri: string, { autoIndex }: { autoIndex: boolean }) => {
  await mongoose.connect(uri, {
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 32,
    serverSelectionTimeoutMS: 10_000,
    retryWrites: true,
    writeConcern: { w: "majority", j: true },
  });
  if (autoIndex) await createIndexes();
  return mongoose.connection;
};

/** Makes every collection and index that a model names; safe to repeat. */
export const createIndexes = async () => {
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
};

export const disconnectDatabase = () => mongoose.disconnect();

/** Whether the database answers. */
export const databaseAnswers = async () => {
  if (mongoose.connection.readyState !== 1 || !mongoose.connection.db) return false;
  await mongoose.connection.db.command({ ping: 1 });
  return true;
};
