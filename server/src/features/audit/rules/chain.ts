/** An act as it is chained: what is hashed, without its own hash. Times in milliseconds, so that a hash does not hang on how a date is printed. */
export interface ChainedAct {
  chain: string;
  /** From 1, without gaps. */
  seq: number;
  kind: string;
  subject: string;
  actor: { id: string; name: string; unit: string };
  reason: string;
  data: Readonly<Record<string, unknown>>;
  at: number;
  /** Hash of the act before; of the first one, {@link beginning}. */
  previous: string;
}

export const beginning = "0".repeat(64);

/** Keys in order, at every depth: equal content gives equal text. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
};

/** The text of an act that its hash is made of. */
export const textOf = ({ chain, seq, kind, subject, actor, reason, data, at, previous }: ChainedAct): string =>
  JSON.stringify(ordered({ chain, seq, kind, subject, actor, reason, data, at, previous }));

/** What is wrong with a chain, at which act. */
export interface Break {
  chain: string;
  seq: number;
  what: "changed" | "missing" | "unlinked";
}

/** Looks at the next act of a chain; `hashOf` makes a hash from a text. */
export const checkNext = (
  before: { seq: number; hash: string } | undefined,
  act: ChainedAct & { hash: string },
  hashOf: (text: string) => string,
): Break | undefined => {
  const { chain, seq } = act;
  if (seq !== (before?.seq ?? 0) + 1) return { chain, seq, what: "missing" };
  if (act.previous !== (before?.hash ?? beginning)) return { chain, seq, what: "unlinked" };
  return hashOf(textOf(act)) === act.hash ? undefined : { chain, seq, what: "changed" };
};
