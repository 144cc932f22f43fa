/**
 * Turns every column of categories into one column of zeros and ones for each category, so that a linear model does not
 * take their numbers for amounts. scikit-learn's `OneHotEncoder`.
 */
import { checkChoice, checkColumns } from "../core/check";
import { InvalidInput } from "../core/errors";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { columnOf } from "./columns";

export interface Params {
  /** Whether the first category of every column (or of those with two) gets no column: it is where all others are 0. */
  drop: "none" | "first" | "if_binary";
  /** What `transform` does with a category that `fit` did not see: refuse it, or write zeros only. */
  handleUnknown: "error" | "ignore";
}

export const defaults: Readonly<Params> = { drop: "none", handleUnknown: "error" };

export interface Model extends Params {
  /** By column: its categories, ascending, the dropped one included. */
  readonly categories: readonly Float64Array[];
}

/**
 * @param X n × d numbers that name categories
 * @throws InvalidInput for a table that is empty, ragged or not finite, or an unknown choice
 */
export function fit(X: MatrixLike, params: Partial<Params> = {}): Model {
  const { drop, handleUnknown } = { ...defaults, ...params };
  checkChoice("drop", drop, ["none", "first", "if_binary"]);
  checkChoice("handleUnknown", handleUnknown, ["error", "ignore"]);
  const matrix = toMatrix(X);
  const categories = Array.from({ length: matrix.columns }, (_, j) => Float64Array.from(new Set(columnOf(matrix, j))).toSorted());
  return { categories, drop, handleUnknown };
}

/**
 * @returns n rows, with as many columns as there are categories that were not dropped: column by column, ascending
 * @throws InvalidInput if X has other columns than in fit, or a category that fit did not see and should not ignore
 */
export function transform(model: Model, X: MatrixLike): Matrix {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, model.categories.length);
  const places = model.categories.map((values, j) => new Map(Array.from(values, (value, place) => [value, place - dropped(model, j)])));
  const widths = model.categories.map((values, j) => values.length - dropped(model, j));
  const encoded = zeros(matrix.rows, widths.reduce((sum, width) => sum + width, 0));
  for (let i = 0; i < matrix.rows; i++) {
    let start = i * encoded.columns;
    for (let j = 0; j < matrix.columns; j++) {
      const place = placeOf(places[j]!, matrix.data[i * matrix.columns + j]!, i, j, model);
      if (place >= 0) encoded.data[start + place] = 1;
      start += widths[j]!;
    }
  }
  return encoded;
}

/** `fit` and `transform` in one. */
export function fitTransform(X: MatrixLike, params: Partial<Params> = {}): Matrix {
  return transform(fit(X, params), X);
}

/** How many of the first categories of column j have no column: 0 or 1. */
function dropped({ categories, drop }: Model, j: number): number {
  return Number(drop === "first" || (drop === "if_binary" && categories[j]!.length === 2));
}

/** −1 for the dropped category, and for one that is ignored. */
function placeOf(places: Map<number, number>, value: number, i: number, j: number, { handleUnknown }: Model): number {
  const place = places.get(value);
  if (place !== undefined) return place;
  if (handleUnknown === "ignore") return -1;
  throw new InvalidInput(`X must hold the categories that were fitted; got ${value} in row ${i}, column ${j}`);
}
