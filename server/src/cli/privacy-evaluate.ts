import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPlanted, recallOf, scorePrivacy } from "./privacyScores";

/**
 * Prints how well private details are found in posts with planted ones, file by file; without files, in those of tests/samples/privacy.
 * held-out.jsonl was written last and nothing is fitted to it: its figures are the ones to believe.
 */
const folder = fileURLToPath(new URL("../../../tests/samples/privacy", import.meta.url));
const own = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(folder, name));

const print = (line: string) => void process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number) => (whole === 0 ? "—" : `${((part / whole) * 100).toFixed(1)}%`);

const files = process.argv.slice(2);
for (const file of files.length > 0 ? files : own()) {
  const score = scorePrivacy(readPlanted(file));
  const { texts, secrets, missed, kept, lost, clean, touched } = score;
  print(`${basename(file)}：${texts} 条`);
  if (secrets > 0) print(`  藏住 ${secrets - missed.length}/${secrets}，召回率 ${(recallOf(score) * 100).toFixed(1)}%`);
  if (kept > 0) print(`  该留的留住 ${kept - lost.length}/${kept}，${percent(kept - lost.length, kept)}`);
  if (clean > 0) print(`  没有私事的 ${clean} 条，误藏 ${touched.length} 条，${percent(touched.length, clean)}`);
  for (const { id, secret } of missed) print(`  漏 ${id} ${secret}`);
  for (const { id, word } of lost) print(`  多藏 ${id} ${word}`);
  for (const { id, found } of touched) print(`  误藏 ${id} ${found.join("、")}`);
}
