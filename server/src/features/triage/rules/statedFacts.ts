import type { StatedFacts } from "@qizhen/shared/contract/triage";
import { keysOf, type Vulnerable, vulnerables } from "@qizhen/shared/vocabulary";
import type { Quantity } from "./facts";
import { findNumbers } from "./numbers";
import type { ReadReport } from "./report";
import type { Span } from "./text";

/** Signals that name somebody who may need more care, by whom they name. */
const whoBySignal: Readonly<Record<string, Vulnerable>> = Object.fromEntries(
  keysOf(vulnerables).map((who) => [`vulnerable_${who}`, who]),
);

/** What a report states (事实), for people to see at a glance: 约 12 户 · 3.8 万元 · 第 3 次 · 有孩子. */
export function statedFacts({ facts, found }: ReadReport, description: string): StatedFacts {
  const { people, amount } = facts;
  const repeated = found.find(({ signal }) => signal.group === "repeated");
  return {
    ...(people && { people: { count: people.value, span: spanOf(people) } }),
    ...(amount && { amount: { yuan: amount.value, span: spanOf(amount) } }),
    ...(repeated && { repeated: { ...timesIn(description, repeated), span: spanOf(repeated) } }),
    vulnerable: vulnerableIn({ facts, found }),
  };
}

const spanOf = ({ from, to }: Pick<Quantity, "from" | "to">): Span => [from, to];

/** 第三次, 跑了四趟: the number that stands in the phrase. */
function timesIn(description: string, { from, to }: Pick<Quantity, "from" | "to">): { times?: number } {
  const said = findNumbers(description.slice(from, to)).find(({ value }) => value >= 2 && value <= 100);
  return said ? { times: said.value } : {};
}

/** One entry for each kind of person: by their age where one is said, else by what is said of them. */
function vulnerableIn({
  facts: { child, old },
  found,
}: Pick<ReadReport, "facts" | "found">): StatedFacts["vulnerable"] {
  const spans = new Map<Vulnerable, Span>();
  if (child) spans.set("child", spanOf(child));
  if (old) spans.set("old", spanOf(old));
  for (const one of found) {
    const who = whoBySignal[one.signal.id];
    if (who && !spans.has(who)) spans.set(who, spanOf(one));
  }
  return keysOf(vulnerables).flatMap((who) => {
    const span = spans.get(who);
    return span ? [{ who, span }] : [];
  });
}
