import { fileURLToPath } from "node:url";
import { everyPublished } from "../features/questions/questionStore";
import { createSearch, type SearchQuestion } from "../features/questions/search";
import { inSearch } from "../features/questions/watch";
import { systemClock } from "../kernel/clock";
import { readEnv } from "../kernel/env";
import { openDatabase } from "./openDatabase";
import { words } from "./words";

/** Makes the index of published questions anew, from the questions themselves. May run beside a serving server, and be repeated. */
const published = async function* (): AsyncIterable<SearchQuestion> {
  for await (const question of everyPublished()) yield inSearch(question);
};

const close = await openDatabase(readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url))));
try {
  const count = await createSearch({ clock: systemClock }).rebuild(published());
  process.stdout.write(`${words.questions.reindexed(count)}\n`);
} finally {
  await close();
}
