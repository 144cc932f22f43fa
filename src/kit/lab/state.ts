/** All that decides a picture. Immutable plain data: a permalink is this, written down. */
import type { Edits } from "../data/dataset";
import type { Schema, Value, Values } from "./schema";

/** Each kind of chance has its own seed, so that changing one leaves the others alone. */
export interface Seeds {
  readonly data: number;
  readonly split: number;
  readonly model: number;
}

export interface DataState {
  /** A generator's or table's id, or "own" for a table that the user brought. */
  readonly source: string;
  /** Values of the generator's own schema (points, noise, …); those that are missing are its defaults. */
  readonly options: Readonly<Record<string, Value>>;
  /** The two columns shown of a table; null for the table's own choice. */
  readonly features: readonly [x: string, y: string] | null;
  readonly scaling: "none" | "standard";
  /** The share of points held out: 0 … 0.9. */
  readonly testFraction: number;
  readonly edits: Edits;
}

/** Something a person did in the middle of a run, replayed whenever the run is: "at step 4, centre 2 went to (x, y)". */
export interface Intervention {
  readonly step: number;
  readonly name: string;
  readonly values: readonly number[];
}

export interface LabState<S extends Schema = Schema> {
  readonly parameters: Values<S>;
  readonly data: DataState;
  readonly seeds: Seeds;
  readonly interventions: readonly Intervention[];
  /** The frame shown. */
  readonly step: number;
}

/** A state by what differs from a demo's default: what experiments and links give. */
export interface StatePatch<S extends Schema = Schema> {
  readonly parameters?: Partial<Values<S>>;
  readonly data?: Partial<DataState>;
  readonly seeds?: Partial<Seeds>;
  readonly interventions?: readonly Intervention[];
  readonly step?: number;
}
