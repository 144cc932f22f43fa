/** The two shapes of data: a whole `Table` as it was shipped or imported, and the `Dataset` that is on the stage. */
import type { Matrix } from "../../../algorithms/core/matrix";

export type Column =
  /** NaN marks a missing value. */
  | { readonly kind: "numeric"; readonly name: string; readonly values: Float64Array }
  /** Indices into `categories`; −1 marks a missing value. */
  | { readonly kind: "category"; readonly name: string; readonly values: Int32Array; readonly categories: readonly string[] };

export interface Table {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly Column[];
  /** The column that is the natural label or target, if there is one. */
  readonly target?: string;
  /** The two numeric columns shown at first; the first two that are not the target if left out. */
  readonly features?: readonly [x: string, y: string];
  readonly source: string;
  readonly licence: string;
}

/** What a point is known to be: a class, or a real number. Unsupervised demos use it only to check themselves. */
export type Target =
  | { readonly kind: "class"; readonly name: string; readonly values: Int32Array; readonly classNames: readonly string[] }
  | { readonly kind: "real"; readonly name: string; readonly values: Float64Array };

/** The points of a run, after edits, noise, scaling and split. Plain data: it goes to the worker as it is. */
export interface Dataset {
  /** n × d; d = 2 for what is drawn on the plane. */
  readonly X: Matrix;
  readonly featureNames: readonly string[];
  readonly target: Target | null;
  /** The stable identity of every row, by which edits name it: base points are 0 … m − 1, added points follow. */
  readonly ids: Int32Array;
  /** Row numbers of the training and the test part, ascending; together 0 … n − 1. */
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** What a person changed by hand. Coordinates are in the data's own units, before scaling. */
export interface Edits {
  readonly moved: Readonly<Record<number, readonly [x: number, y: number]>>;
  readonly deleted: readonly number[];
  /** `target` is the class id or value, 0 where the data has none. */
  readonly added: readonly { readonly id: number; readonly x: number; readonly y: number; readonly target: number }[];
}

export const noEdits: Edits = { moved: {}, deleted: [], added: [] };
