import type { Features } from "../features";
import type { LinearModel, ReadyModel } from "../linear";

/** One labelled report as the trainer sees it. */
export interface Example {
  features: Features;
  label: string;
}

/** How the trainer works. */
export interface Settings {
  rounds: number;
  /** Strength of the pull towards zero. */
  pull: number;
  pace: number;
  /** A feature must stand in so many reports to be used. */
  atLeast: number;
}
const ordinary: Settings = { rounds: 120, pull: 0.001, pace: 0.15, atLeast: 3 };

/** Examples with features by number: what the loop runs over. */
interface Rows {
  names: string[];
  of: Row[];
}
interface Row {
  indexes: Int32Array;
  strengths: Float64Array;
  label: number;
}

/** Multinomial logistic regression, by Adam over all examples at once: the same examples give the same model. */
export function trainLinear(examples: Example[], labels: string[], settings: Partial<Settings> = {}): ReadyModel {
  const { rounds, pull, pace, atLeast } = { ...ordinary, ...settings };
  const rows = numberFeatures(examples, labels, atLeast);
  const weights = new Float64Array((rows.names.length + 1) * labels.length);
  const step = adam(weights, pace);
  for (let round = 1; round <= rounds; round++) step(round, slopesOf(weights, rows, labels.length, pull));
  const rowOf = (index: number) => weights.subarray(index * labels.length, (index + 1) * labels.length);
  return {
    labels,
    bias: [...rowOf(rows.names.length)],
    weights: new Map(rows.names.map((name, index) => [name, Float32Array.from(rowOf(index))])),
  };
}

function numberFeatures(examples: Example[], labels: string[], atLeast: number): Rows {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= atLeast ? [name] : [])).sort();
  const numbers = new Map(names.map((name, index) => [name, index]));
  const of = examples.map(({ features, label }) => {
    const used = [...features].filter(([name]) => numbers.has(name));
    return {
      indexes: Int32Array.from(used, ([name]) => numbers.get(name) ?? 0),
      strengths: Float64Array.from(used, ([, strength]) => strength),
      label: labels.indexOf(label),
    };
  });
  return { names, of };
}

function slopesOf(weights: Float64Array, { names, of }: Rows, width: number, pull: number): Float64Array {
  const slopes = weights.map((weight, index) => (index < names.length * width ? weight * pull : 0));
  for (const row of of) {
    const { indexes, strengths } = row;
    const errors = errorsOf(weights, row, width, names.length * width);
    addTimes(slopes, names.length * width, errors, 1 / of.length);
    indexes.forEach((index, used) => addTimes(slopes, index * width, errors, (strengths[used] ?? 0) / of.length));
  }
  return slopes;
}

function addTimes(sums: Float64Array, from: number, values: Float64Array, times: number) {
  for (let at = 0; at < values.length; at++) sums[from + at] = (sums[from + at] ?? 0) + (values[at] ?? 0) * times;
}

/** What the model says, less the truth. */
function errorsOf(
  weights: Float64Array,
  { indexes, strengths, label }: Row,
  width: number,
  bias: number,
): Float64Array {
  const scores = weights.slice(bias, bias + width);
  indexes.forEach((index, used) => {
    const strength = strengths[used] ?? 0;
    for (let at = 0; at < width; at++) scores[at] = (scores[at] ?? 0) + strength * (weights[index * width + at] ?? 0);
  });
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value, at) => value / total - (at === label ? 1 : 0));
}

/** Kingma & Ba 2015, with its usual constants. */
function adam(weights: Float64Array, pace: number) {
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  return (round: number, slopes: Float64Array) => {
    const firstPart = 1 - 0.9 ** round;
    const secondPart = 1 - 0.999 ** round;
    for (let at = 0; at < weights.length; at++) {
      const slope = slopes[at] ?? 0;
      const mean = (first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope);
      const square = (second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope);
      weights[at] = (weights[at] ?? 0) - (pace * (mean / firstPart)) / (Math.sqrt(square / secondPart) + 1e-8);
    }
  };
}

/** Packs a trained model for the repository; features that weigh next to nothing are left out. */
export function packModel({ labels, bias, weights }: ReadyModel): LinearModel {
  const heaviest = Math.max(...[...weights.values()].map((of) => Math.max(...of.map(Math.abs))));
  const step = heaviest / 127;
  const packed: Record<string, string> = {};
  for (const [name, of] of weights) {
    const bytes = [...of].map((weight) => Math.round(weight / step));
    if (bytes.some((byte) => Math.abs(byte) > 1))
      packed[name] = btoa(String.fromCharCode(...bytes.map((byte) => byte & 0xff)));
  }
  return { labels, bias: bias.map((value) => Number(value.toFixed(4))), step, weights: packed };
}
