/** What a generator of points is, and what all of them share. */
import { zeros, type Matrix } from "../../../../algorithms/core/matrix";
import type { Random } from "../../../../algorithms/core/random";
import { integer, real, type Schema, type Value, type Values } from "../../lab/schema";
import type { Target } from "../dataset";
import { createStream } from "../stream";

/** Points as they were drawn, before edits, scaling and split. */
export interface RawData {
  /** n × 2, each coordinate rounded to 4 decimals: the same on every platform, exact in CSV, short in a link. */
  readonly X: Matrix;
  readonly featureNames: readonly [string, string];
  readonly target: Target | null;
}

export interface Generator {
  readonly id: string;
  readonly name: string;
  /** One line that says what the points look like, and what they are good for. */
  readonly help: string;
  readonly options: Schema;
  readonly target: "class" | "real" | "none";
  /**
   * The same options and seed give the same points. More samples keep the earlier ones; another noise moves every point
   * along its own displacement and redraws none.
   * @param options those that are missing are the schema's defaults
   */
  generate(options: Readonly<Record<string, Value>>, seed: number): RawData;
}

/** One point: noise moves it from its base by a displacement of its own. */
export interface Draw {
  readonly base: readonly [x: number, y: number];
  /** What noise 1 adds to the base. */
  readonly displacement: readonly [x: number, y: number];
  /** The class id, or the real target. */
  readonly target: number;
  /** What noise 1 adds to a real target. */
  readonly targetDisplacement?: number;
}

interface Declared<S extends Schema> {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly options: S;
  readonly target: Generator["target"];
  readonly classCount?: (options: Values<S>) => number;
  /** What the classes are called, where they have names of their own. */
  readonly classNames?: readonly string[];
  /**
   * Draws what all points share, then returns what draws the i-th. Each point must draw equally whatever the noise, and
   * nothing it draws may depend on the number of samples.
   * @param shared the stream of what all points share; @param points the stream of the points, one after the other
   */
  readonly sketch: (options: Values<S>, shared: Random, points: Random) => (i: number) => Draw;
}

export const nSamples = integer({
  label: "Points", help: "How many points are drawn. More points keep the earlier ones.", min: 10, max: 10_000, default: 300,
});

/** Noise in units of the plane, which shows about −6 … 6. */
export const noise = (declared: { default: number; help: string; max?: number }) =>
  real({ label: "Noise", min: 0, max: 3, scale: "linear", step: 0.05, ...declared });

/** Makes a generator of a sketch: the noise, the rounding and the target are the same for all. */
export function defineGenerator<S extends Schema & { readonly nSamples: typeof nSamples }>(declared: Declared<S>): Generator {
  const { id, name, help, options: schema, target } = declared;
  const defaults = Object.fromEntries(Object.entries(schema).map(([key, parameter]) => [key, parameter.default]));

  function generate(given: Readonly<Record<string, Value>>, seed: number): RawData {
    const options = { ...defaults, ...given } as Values<S>;
    const { nSamples, noise = 0 } = options as { nSamples: number; noise?: number };
    const draw = declared.sketch(options, createStream(seed, 0), createStream(seed, 1));
    const X = zeros(nSamples, 2);
    const values = new Float64Array(nSamples);
    for (let i = 0; i < nSamples; i++) {
      const point = draw(i);
      X.data[2 * i] = round(point.base[0] + noise * point.displacement[0]);
      X.data[2 * i + 1] = round(point.base[1] + noise * point.displacement[1]);
      values[i] = round(point.target + noise * (point.targetDisplacement ?? 0));
    }
    return { X, featureNames: ["x₁", "x₂"], target: targetOf(target, values, declared.classNames ?? numbered(declared.classCount?.(options) ?? 2)) };
  }
  return { id, name, help, options: schema, target, generate };
}

const numbered = (nClasses: number): string[] => Array.from({ length: nClasses }, (_, k) => `class ${k}`);

function targetOf(kind: Generator["target"], values: Float64Array, classNames: readonly string[]): Target | null {
  if (kind === "none") return null;
  if (kind === "real") return { kind, name: "y", values };
  return { kind, name: "class", values: Int32Array.from(values), classNames };
}

/** Four decimals; adding 0 makes −0 a plain 0. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

/** Two independent standard normals. */
export const normalPair = (random: Random): [number, number] => [random.normal(), random.normal()];
