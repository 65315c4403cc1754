import { Schema, model } from "mongoose";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";

interface Counter {
  /** The year. */
  _id: string;
  /** The last number given to a process. */
  given: number;
}
const schema = new Schema<Counter>(
  { _id: { type: String, required: true }, given: { type: Number, required: true } },
  { versionKey: false },
);
export const CounterModel = model<Counter>("CaseCounter", schema, "case_counters");

/** Numbers that a process takes at once: gaps after a stop are allowed, one write serves that many cases. */
const blockSize = 20;

const takeBlock = async (year: string) => {
  const counter = await CounterModel.findOneAndUpdate(
    { _id: year },
    { $inc: { given: blockSize } },
    { upsert: true, returnDocument: "after" },
  ).lean();
  return counter.given - blockSize;
};

/** Gives numbers of cases, `2026-0312`: year in Asia/Shanghai and sequence; never the same twice, in any process. */
export const createNumbers = () => {
  const blocks = new Map<string, { next: number; last: number }>();
  let turn: Promise<unknown> = Promise.resolve();

  const take = async (year: string) => {
    let block = blocks.get(year);
    if (!block || block.next > block.last) {
      const before = await takeBlock(year);
      block = { next: before + 1, last: before + blockSize };
      blocks.set(year, block);
    }
    const sequence = block.next;
    block.next += 1;
    return `${year}-${String(sequence).padStart(4, "0")}`;
  };

  /** One after the other, so that two who ask at once do not take two blocks, or one number. */
  return (now: Date): Promise<string> => {
    const year = dayOf(now).slice(0, 4);
    const mine = turn.then(() => take(year));
    turn = mine.catch(() => undefined);
    return mine;
  };
};
export type Numbers = ReturnType<typeof createNumbers>;
