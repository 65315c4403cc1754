import type { RuleVersion } from "@qizhen/shared/contract/rulebook";
import type { Rulebook, StoredVersion } from "../versionStore";
import { words } from "../words";

/** The status follows from which version is in force: what was put in force once is a draft no more. */
const statusOf = (number: number, { adopted, adoptions }: Rulebook): RuleVersion["status"] => {
  if (number === adopted) return "adopted";
  const superseded = number < adopted || adoptions.some((one) => one.number === number);
  return superseded ? "superseded" : "draft";
};

export const presentVersion = (version: StoredVersion, book: Rulebook): RuleVersion => {
  const adoption = book.adoptions.findLast(({ number }) => number === version.number);
  return {
    number: version.number,
    basedOn: version.basedOn,
    status: statusOf(version.number, book),
    by: version.author.name,
    at: version.at.toISOString(),
    reason: version.reason,
    ...(adoption && { adopted: { by: adoption.by.name, at: adoption.at.toISOString(), reason: adoption.reason } }),
  };
};

/** Version 0: the product as it comes, which nobody saved. */
export const productVersion = (county: Rulebook, since: Date): RuleVersion => ({
  number: 0,
  basedOn: 0,
  status: county.adopted === 0 ? "adopted" : "superseded",
  by: words.fallback,
  at: since.toISOString(),
  reason: words.fallback,
});
