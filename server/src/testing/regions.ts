import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestApp } from "./app";

/** Region files kept for tests: 兴胜镇 (the sample), and 磴口县, another county. */
type RegionFile = "xingsheng" | "dengkou";

/** Imports a region file as `npm run import:regions` does, workers' accounts included. */
export const loadRegions = async ({ app, clock }: TestApp, name: RegionFile): Promise<void> => {
  const path = fileURLToPath(new URL(`../../../tests/samples/regions/${name}.geojson`, import.meta.url));
  const file: unknown = JSON.parse(readFileSync(path, "utf8"));
  const report = await app.regions.importFile({ file, by: "test", force: false, now: clock() });
  if (!report.applied) throw new Error(`the region file ${name} was not imported: ${JSON.stringify(report.defects)}`);
};
