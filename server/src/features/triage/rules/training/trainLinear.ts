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
  /** How much naive Bayes counts beside logistic regression; 0: not at all. */
  bayes: number;
}
const ordinary: Settings = { rounds: 60, pull: 0.0002, pace: 0.3, atLeast: 2, bayes: 0 };

/** Examples with features by number: what the loop runs over. */
interface Rows {
  names: string[];
  width: number;
  of: Row[];
}
interface Row {
  indexes: Int32Array;
  strengths: Float64Array;
  label: number;
}

/**
 * Multinomial logistic regression, by Adam over all examples at once, to which naive Bayes may be added: both are linear in the
 * features, and err differently. The same examples give the same model.
 */
export function trainLinear(examples: Example[], labels: string[], settings: Partial<Settings> = {}): ReadyModel {
  const { rounds, pull, pace, atLeast, bayes } = { ...ordinary, ...settings };
  const rows = numberFeatures(examples, labels, atLeast);
  const width = labels.length;
  const weights = new Float64Array((rows.names.length + 1) * width);
  const step = adam(weights, pace);
  for (let round = 1; round <= rounds; round++) step(round, slopesOf(weights, rows, pull));
  if (bayes > 0) addBayes(weights, rows, bayes);
  const count = rows.names.length * width;
  return {
    labels,
    bias: [...weights.subarray(count)],
    starts: new Map(rows.names.map((name, index) => [name, index * width])),
    weights: Float32Array.from(weights.subarray(0, count)),
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
  return { names, width: labels.length, of };
}

function slopesOf(weights: Float64Array, { names, width, of }: Rows, pull: number): Float64Array {
  const slopes = new Float64Array(weights.length);
  const bias = names.length * width;
  for (let at = 0; at < bias; at++) slopes[at] = (weights[at] as number) * pull;
  const errors = new Float64Array(width);
  for (const row of of) {
    setErrors(errors, weights, row, bias);
    addTimes(slopes, bias, errors, 1 / of.length);
    for (let used = 0; used < row.indexes.length; used++)
      addTimes(slopes, (row.indexes[used] as number) * width, errors, (row.strengths[used] as number) / of.length);
  }
  return slopes;
}

function addTimes(sums: Float64Array, from: number, values: Float64Array, times: number) {
  for (let at = 0; at < values.length; at++)
    sums[from + at] = (sums[from + at] as number) + (values[at] as number) * times;
}

/** What the model says, less the truth. */
function setErrors(errors: Float64Array, weights: Float64Array, { indexes, strengths, label }: Row, bias: number) {
  const width = errors.length;
  for (let at = 0; at < width; at++) errors[at] = weights[bias + at] as number;
  for (let used = 0; used < indexes.length; used++) {
    const from = (indexes[used] as number) * width;
    const strength = strengths[used] as number;
    for (let at = 0; at < width; at++) errors[at] = (errors[at] as number) + strength * (weights[from + at] as number);
  }
  const most = errors.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (let at = 0; at < width; at++) total += errors[at] = Math.exp((errors[at] as number) - most);
  for (let at = 0; at < width; at++) errors[at] = (errors[at] as number) / total - (at === label ? 1 : 0);
}

/** Kingma & Ba 2015, with its usual constants. */
function adam(weights: Float64Array, pace: number) {
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  return (round: number, slopes: Float64Array) => {
    const firstPart = 1 - 0.9 ** round;
    const secondPart = 1 - 0.999 ** round;
    for (let at = 0; at < weights.length; at++) {
      const slope = slopes[at] as number;
      const mean = (first[at] = 0.9 * (first[at] as number) + 0.1 * slope);
      const square = (second[at] = 0.999 * (second[at] as number) + 0.001 * slope * slope);
      weights[at] = (weights[at] as number) - (pace * (mean / firstPart)) / (Math.sqrt(square / secondPart) + 1e-8);
    }
  };
}

/** What is added to each count, so that a feature never seen with a label is not impossible there. */
const smoothing = 0.03;

/** Adds what naive Bayes says of each feature, less its mean over the labels, which decides nothing. */
function addBayes(weights: Float64Array, { names, width, of }: Rows, share: number) {
  const counts = new Float64Array(names.length * width).fill(smoothing);
  const totals = new Float64Array(width).fill(smoothing * names.length);
  for (const { indexes, strengths, label } of of)
    indexes.forEach((index, used) => {
      const strength = strengths[used] as number;
      counts[index * width + label] = (counts[index * width + label] as number) + strength;
      totals[label] = (totals[label] as number) + strength;
    });
  for (let index = 0; index < names.length; index++) {
    const said = totals.map((total, at) => Math.log((counts[index * width + at] as number) / total));
    const mean = said.reduce((sum, value) => sum + value, 0) / width;
    said.forEach((value, at) => {
      weights[index * width + at] = (weights[index * width + at] as number) + share * (value - mean);
    });
  }
}

/** Packs a trained model for the repository; features that weigh next to nothing are left out. */
export function packModel({ labels, bias, starts, weights }: ReadyModel): LinearModel {
  const heaviest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = heaviest / 127;
  const packed: Record<string, string> = {};
  for (const [name, start] of starts) {
    const bytes = Array.from(weights.subarray(start, start + labels.length), (weight) => Math.round(weight / step));
    if (bytes.some((byte) => Math.abs(byte) > 1))
      packed[name] = btoa(String.fromCharCode(...bytes.map((byte) => byte & 0xff)));
  }
  return { labels, bias: bias.map((value) => Number(value.toFixed(4))), step, weights: packed };
}
