/** What the plane and the chart take: plain data in, coordinates out. */
import type { VNode } from "preact";
import type { Matrix } from "../../../algorithms/core/matrix";
import type { Ramp } from "./colours";
import type { LinearScale } from "./linear-scale";

/** The part of the two features that is shown, in data units. */
export interface Domain {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

/** Data units to pixels of the stage. */
export interface Scales {
  readonly x: LinearScale;
  readonly y: LinearScale;
}

export interface PlanePoints {
  /** n × 2; further columns are not drawn. */
  readonly X: Matrix;
  /** What callbacks call each row. */
  readonly ids: Int32Array;
  /** Class or cluster of each row, deciding colour and shape; −1 is neutral. */
  readonly groups?: Int32Array;
  /** Rows drawn hollow, as test points are: row numbers (`Dataset.test`), or as Uint8Array one flag a row. */
  readonly hollow?: Int32Array | Uint8Array;
  /** A real number for each row, coloured by the sequential ramp where `groups` is missing. */
  readonly values?: Float64Array;
}

/** Values on an even grid over the domain: row-major, row 0 lowest in y, each value at the centre of its rectangle. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

/** Class ids, −1 for none; `confidence` in 0 … 1 makes the tint weaker where a model is unsure. */
export interface RegionSurface extends Grid {
  readonly kind: "regions";
  readonly confidence?: ArrayLike<number>;
}

/** Real values by colour. `extent` fixes what the ramp's ends stand for; `contours` draws lines at those values. */
export interface RampSurface extends Grid {
  readonly kind: "ramp";
  readonly ramp: Ramp;
  readonly extent?: readonly [low: number, high: number];
  readonly contours?: readonly number[];
}

/** Lines of equal value alone. */
export interface ContourSurface extends Grid {
  readonly kind: "contours";
  readonly contours: readonly number[];
}

export type Surface = RegionSurface | RampSurface | ContourSurface;

/** A polygon in data units, tinted as its group. */
export interface Cell {
  readonly polygon: readonly (readonly [x: number, y: number])[];
  readonly group: number;
}

/** A big mark that a person can move, as a cluster's centre. */
export interface Handle {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** What it is called: "Centre 2". */
  readonly label: string;
  /** Decides colour and shape; −1 is neutral. */
  readonly group: number;
}

/** A drag is start, any number of moves, end; a key press is start and end at once; Escape ends where it started. */
export type Phase = "start" | "move" | "end";

export interface PlaneProps {
  readonly points: PlanePoints;
  /** Without one, a padded domain that does not jump while points are moved. */
  readonly domain?: Domain;
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the picture shows, for those who cannot see it. */
  readonly description: string;
  readonly surface?: Surface;
  readonly cells?: readonly Cell[];
  /** Marks of a demo's own, drawn as SVG above the points. */
  readonly overlay?: (scales: Scales) => VNode;
  readonly handles?: readonly Handle[];
  /** What each group is called; "cluster 2" where missing. */
  readonly groupNames?: readonly string[];
  /** Editing is offered for the callbacks that are given. Coordinates are rounded to what a pixel can mean. */
  readonly onAddPoint?: (x: number, y: number) => void;
  readonly onMovePoint?: (id: number, x: number, y: number, phase: Phase) => void;
  readonly onDeletePoint?: (id: number) => void;
  readonly onMoveHandle?: (id: number, x: number, y: number, phase: Phase) => void;
  /** A click on a point that does not drag it, while clicks do not delete; Enter on the current one. */
  readonly onSelectPoint?: (id: number) => void;
}

/** One row of a chart's data. */
export type Datum = Readonly<Record<string, string | number | boolean | null>>;

export interface ChartProps {
  readonly title: string;
  /** What the chart shows, in a sentence, for those who cannot see it. */
  readonly description: string;
  /** A Vega-Lite specification without data and size. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly data: readonly Datum[];
  /** In pixels; the width is the container's. */
  readonly height?: number;
  /** Marks the current step by a rule at `value` of the x field. */
  readonly cursor?: { readonly field: string; readonly value: number };
  readonly onSelect?: (datum: Datum) => void;
}
