import type { RequestListener } from "node:http";
import { bodyParser } from "@koa/bodyparser";
import Koa from "koa";
import mongoose from "mongoose";

const { BSON } = mongoose.mongo;

/** Size of a document of a collection as it is stored, in bytes. */
export const sizeOfFirst = async (collection: string): Promise<number> => {
  const found = await mongoose.connection.collection(collection).findOne({});
  return found ? BSON.calculateObjectSize(found) : 0;
};

/** What submitting is measured against: parses a body and inserts one document of so many bytes, and nothing else. */
export const createBareHandler = (bytes: number): RequestListener => {
  const app = new Koa();
  app.use(bodyParser());
  app.use(async (ctx) => {
    const body = ctx.request.body as Record<string, unknown>;
    const padding = "x".repeat(Math.max(0, bytes - BSON.calculateObjectSize(body) - 40));
    const { insertedId } = await mongoose.connection.collection("bare").insertOne({ ...body, padding });
    ctx.status = 201;
    ctx.body = { id: insertedId.toHexString() };
  });
  return app.callback();
};
