/** All generators, in the order in which they are offered. */
import { anisotropic, blobs, twoGaussians, unequalVariances } from "./generators/blobs";
import { twoColumns } from "./generators/columns";
import type { Generator } from "./generators/generator";
import { farPoint, ratings, rareClass } from "./generators/linear";
import { multiGaussian, plane } from "./generators/regression";
import { circles, moons, spiral, uniform, xor } from "./generators/shapes";
import { nothing } from "./none";

export type { Generator, RawData } from "./generators/generator";

export const generators: readonly Generator[] = [
  blobs, anisotropic, unequalVariances, twoGaussians, moons, circles, xor, spiral, plane, multiGaussian, twoColumns, uniform, farPoint, rareClass,
  ratings,
];

/** By its id, `nothing` included, which is offered to nobody. */
export function generatorOf(id: string): Generator | undefined {
  return [...generators, nothing].find((generator) => generator.id === id);
}
