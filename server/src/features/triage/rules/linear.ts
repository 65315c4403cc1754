import type { Features } from "./features";

/** A trained linear model (线性模型): for each feature one weight per label, as bytes to keep the file small. */
export interface LinearModel {
  labels: string[];
  bias: number[];
  /** What one step of a byte is worth. */
  step: number;
  /** Feature → its weights, one signed byte per label, base64. */
  weights: Record<string, string>;
}

/** A model made ready: weights as numbers, all in one row, because tens of thousands of small ones would take ten times the room. */
export interface ReadyModel {
  labels: string[];
  bias: number[];
  /** Where the weights of a feature begin, one for each label. */
  starts: Map<string, number>;
  weights: Float32Array;
}

const unpacked = new WeakMap<LinearModel, ReadyModel>();

/** Unpacks a stored model; once, however many counties rest on it. */
export function readyModel(model: LinearModel): ReadyModel {
  const known = unpacked.get(model);
  if (known) return known;
  const { labels, bias, step } = model;
  const features = Object.entries(model.weights);
  const starts = new Map<string, number>();
  const weights = new Float32Array(features.length * labels.length);
  for (const [nth, [feature, packed]] of features.entries()) {
    const start = nth * labels.length;
    starts.set(feature, start);
    Buffer.from(packed, "base64").forEach((byte, label) => {
      weights[start + label] = ((byte << 24) >> 24) * step;
    });
  }
  const ready = { labels, bias, starts, weights };
  unpacked.set(model, ready);
  return ready;
}

/** How likely each label is, in the order of `labels`; the likelihoods add up to 1. Features may come in several parts. */
export function likelihoods({ labels, bias, starts, weights }: ReadyModel, ...parts: Features[]): number[] {
  const scores = Float64Array.from(bias);
  for (const features of parts)
    for (const [feature, strength] of features) {
      const start = starts.get(feature);
      if (start !== undefined)
        for (let label = 0; label < labels.length; label++)
          scores[label] = (scores[label] as number) + strength * (weights[start + label] as number);
    }
  return softmax(scores);
}

function softmax(scores: Float64Array): number[] {
  const most = Math.max(...scores);
  const raised = Array.from(scores, (score) => Math.exp(score - most));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
