/** From votes to pictures. */
import type { Picture } from "./frame";

/** Of shares of K classes, square by square; or of values, for K = 0. */
export function pictureOf(votes: ArrayLike<number>, nClasses: number, count = 1): Picture {
  if (nClasses === 0) return { kind: "values", values: Float32Array.from(votes, (vote) => vote / count), isAdded: false };
  const squares = votes.length / nClasses;
  const [values, confidence] = [new Uint8Array(squares), new Float32Array(squares)];
  for (let i = 0; i < squares; i++) {
    let best = 0;
    for (let k = 1; k < nClasses; k++) if (votes[i * nClasses + k]! > votes[i * nClasses + best]!) best = k;
    values[i] = best;
    // Mere chance is no confidence.
    confidence[i] = Math.max(0, (votes[i * nClasses + best]! / count - 1 / nClasses) / (1 - 1 / nClasses));
  }
  return { kind: "classes", values, confidence };
}

/** What a boosted tree adds to the one score that there is. */
export const additionOf = (values: ArrayLike<number>): Picture => ({ kind: "values", values: Float32Array.from(values), isAdded: true });
