/** What one step shows: one tree more. Computed in the worker, drawn by the view. */
import type { Domain } from "../../src/kit/plots/types";

/** A picture has so many squares on a side. */
export const resolution = 60;

export interface Frame {
  readonly method: "forest" | "boosting";
  /** How many trees there are so far; 0 only before boosting's first round. */
  readonly trees: number;
  readonly domain: Domain;
  /** K, or 0 for regression. */
  readonly nClasses: number;
  /** What all trees together say, square by square. */
  readonly together: Picture;
  /** What the newest tree says alone; null before the first. */
  readonly newest: Picture | null;
  readonly leaves: number;
  readonly depth: number;
  /** How often the newest tree was given each point of the data set: none of those held out. */
  readonly draws: Uint16Array;
  /** What the newest tree says of each point: a class, or a value. */
  readonly votes: Uint8Array | Float32Array;
  /** Boosting: how far off each training point still is, 0 … 1 for classes; zero for those held out. Empty for a forest. */
  readonly residuals: Float32Array;
  /** The share of points decided for wrongly, or the mean squared error; null where there is none. */
  readonly error: Scores;
  /** The mean log-loss; null for regression. Of a forest, as of the points that some tree did not see. */
  readonly logLoss: Scores;
  /** How many points have been out of some tree's bag. */
  readonly outOfBag: number;
}

export interface Scores {
  readonly train: number | null;
  readonly test: number | null;
  /** Of every training point by the trees that did not see it. */
  readonly outOfBag: number | null;
}

/** Row-major, row 0 lowest in y. */
export type Picture =
  /** A class a square, and how sure it is: 0 … 1. */
  | { readonly kind: "classes"; readonly values: Uint8Array; readonly confidence: Float32Array }
  /** The target's value, or what a boosted tree adds. */
  | { readonly kind: "values"; readonly values: Float32Array; readonly isAdded: boolean };
