import type { Collection } from "../storage/collection";
import type { Engine } from "../storage/engine";
import type { Doc } from "../values/bson";

/** Takes documents one by one. */
export interface Sink {
  /** False when no more are wanted. */
  push(doc: Doc): boolean;
  end(): void;
}

/** What stages reach beside the documents. */
export interface Surroundings {
  engine: Engine;
  collection(name: string): Collection | undefined;
  now: Date;
  /** Those of `let`. */
  variables?: Doc;
  /** Prepares a pipeline inside a stage. */
  compile(pipeline: readonly unknown[], surroundings: Surroundings): Stage[];
}

/** A stage of a pipeline: hands on to `next` what it makes of what it is given. */
export type Stage = (next: Sink) => Sink;

/** Prepares a stage from its specification. */
export type StageMaker = (spec: unknown, surroundings: Surroundings) => Stage;

/** Prepares a stage that needs nothing but the documents, so that updates may use it too. */
export type ShapeMaker = (spec: unknown, surroundings: Pick<Surroundings, "variables">) => Stage;

/** A stage that makes of each document one, several, or none. */
export const each =
  (change: (doc: Doc, emit: (doc: Doc) => boolean) => boolean): Stage =>
  (next) => ({ push: (doc) => change(doc, (made) => next.push(made)), end: () => next.end() });

/** A stage that can only answer at the end. */
export const atEnd =
  (begin: () => { add(doc: Doc): void; results(): Iterable<Doc> }): Stage =>
  (next) => {
    const { add, results } = begin();
    return {
      push: (doc) => {
        add(doc);
        return true;
      },
      end: () => {
        for (const doc of results()) if (!next.push(doc)) break;
        next.end();
      },
    };
  };

/** Runs documents through stages. */
export const through = (docs: Iterable<Doc>, stages: readonly Stage[]): Doc[] => {
  const results: Doc[] = [];
  const last: Sink = { push: (doc) => results.push(doc) > 0, end: () => undefined };
  const first = stages.reduceRight((next, stage) => stage(next), last);
  for (const doc of docs) if (!first.push(doc)) break;
  first.end();
  return results;
};
