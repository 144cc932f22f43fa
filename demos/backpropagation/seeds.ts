/** One seed for each kind of chance, so that none disturbs another: other data start with the same weights. */
import { hash } from "../../src/kit/data/stream";
import type { Seeds } from "../../src/kit/lab/state";

const purposes = { weights: 0, order: 1, dropout: 2 } as const;

export function seedFor(purpose: keyof typeof purposes, { model }: Pick<Seeds, "model">): number {
  return hash(model, purposes[purpose]);
}
