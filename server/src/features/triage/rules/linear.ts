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

/** A model made ready: weights as numbers. */
export interface ReadyModel {
  labels: string[];
  bias: number[];
  weights: Map<string, Float32Array>;
}

/** Unpacks a stored model. */
export function readyModel({ labels, bias, step, weights }: LinearModel): ReadyModel {
  const ready = new Map<string, Float32Array>();
  for (const [feature, packed] of Object.entries(weights)) {
    const bytes = Int8Array.from(atob(packed), (sign) => (sign.charCodeAt(0) << 24) >> 24);
    ready.set(
      feature,
      Float32Array.from(bytes, (byte) => byte * step),
    );
  }
  return { labels, bias, weights: ready };
}

/** How likely each label is, in the order of `labels`; the likelihoods add up to 1. Features may come in several parts. */
export function likelihoods({ labels, bias, weights }: ReadyModel, ...parts: Features[]): number[] {
  const scores = Float64Array.from(bias);
  for (const features of parts)
    for (const [feature, strength] of features) {
      const of = weights.get(feature);
      if (of)
        for (let label = 0; label < labels.length; label++)
          scores[label] = (scores[label] as number) + strength * (of[label] as number);
    }
  return softmax(scores);
}

function softmax(scores: Float64Array): number[] {
  const most = Math.max(...scores);
  const raised = Array.from(scores, (score) => Math.exp(score - most));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
