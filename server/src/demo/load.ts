import { readFile } from "node:fs/promises";
import { Schema, model } from "mongoose";
import type { App } from "../app";
import type { Log } from "../kernel/log";
import { sampleAccounts } from "./accounts";

/** That the sample data were loaded, so that a second start leaves them as people have changed them. */
interface Mark {
  _id: string;
  at: Date;
}
const MarkModel = model<Mark>(
  "SampleMark",
  new Schema<Mark>({ _id: { type: String, required: true }, at: { type: Date, required: true } }),
  "sample_marks",
);
const mark = "xingsheng";

/** Loads the sample region and accounts, once (DESIGN, "Sample mode"). Each part is safe to repeat: a start that was killed goes on at the next. */
export const loadSamples = async (
  { accounts, regions, referrals }: Pick<App, "accounts" | "regions" | "referrals">,
  { regionFile, now, log }: { regionFile: string; now: Date; log: Log },
): Promise<void> => {
  accounts.offerSamples(sampleAccounts.map(({ username, label, name }) => ({ username, label: `${label} ${name}` })));
  if (await MarkModel.exists({ _id: mark })) return;
  const file: unknown = JSON.parse(await readFile(regionFile, "utf8"));
  const report = await regions.importFile({ file, by: "sample", force: false, now });
  if (report.defects.length > 0) log.error({ defects: report.defects }, "the sample region file has defects");
  const made = await accounts.ensureStaff(sampleAccounts, now);
  for (const county of new Set(sampleAccounts.map(({ region }) => regions.pathOf(region)[0] ?? region)))
    await referrals.ensureBodies(county);
  await MarkModel.updateOne({ _id: mark }, { $setOnInsert: { at: now } }, { upsert: true });
  log.info({ regions: report.counts, accounts: made.added.length }, "sample data loaded");
};
