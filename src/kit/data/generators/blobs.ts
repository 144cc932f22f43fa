/** Clouds of normally distributed points: round, stretched, of unequal size, or just two. */
import type { Random } from "../../../../algorithms/core/random";
import { integer, real } from "../../lab/schema";
import { defineGenerator, noise, normalPair, nSamples } from "./generator";

type Position = readonly [x: number, y: number];

const nCenters = (count: number) => integer({
  label: "Clouds", help: "How many clouds the points are drawn from, each a class.", min: 1, max: 8, default: count,
});

/** Each further centre is the one of these many candidates that is farthest from those before it. */
const nCandidates = 8;

/** Centres in −reach … reach, seldom on top of each other; a further one keeps those before it. */
function drawCenters(count: number, reach: number, random: Random): Position[] {
  const centers: Position[] = [];
  const clearance = ([x, y]: Position) => Math.min(...centers.map(([u, v]) => Math.hypot(x - u, y - v)));
  while (centers.length < count) {
    const coordinate = () => reach * (2 * random.uniform() - 1);
    const candidates = Array.from({ length: nCandidates }, (): Position => [coordinate(), coordinate()]);
    centers.push(candidates.reduce((best, candidate) => (clearance(candidate) > clearance(best) ? candidate : best)));
  }
  return centers;
}

export const blobs = defineGenerator({
  id: "blobs",
  name: "Blobs",
  help: "Round clouds of equal size: what k-means assumes.",
  options: { nSamples, noise: noise({ default: 0.7, help: "The standard deviation of each cloud." }), nCenters: nCenters(4) },
  target: "class",
  classCount: (options) => options.nCenters,
  sketch(options, shared, points) {
    const centers = drawCenters(options.nCenters, 4, shared);
    return (i) => ({ base: centers[i % centers.length]!, displacement: normalPair(points), target: i % centers.length });
  },
});

/** Standard deviations along and across the diagonal at noise 1. */
const [along, across] = [2, 0.35];

export const anisotropic = defineGenerator({
  id: "anisotropic",
  name: "Anisotropic blobs",
  help: "Parallel clouds stretched along the diagonal: the nearest centre is often another cloud's.",
  options: { nSamples, noise: noise({ default: 1, help: "Scales the length and the width of the clouds." }), nCenters: nCenters(3) },
  target: "class",
  classCount: (options) => options.nCenters,
  sketch({ nCenters: count }, shared, points) {
    const gap = Math.min(2.4, 9 / count);
    const centers = Array.from({ length: count }, (_, k) =>
      diagonal(2 * shared.uniform() - 1, gap * (k - (count - 1) / 2) + 0.4 * (shared.uniform() - 0.5)));
    return (i) => {
      const [u, v] = normalPair(points);
      return { base: centers[i % count]!, displacement: diagonal(along * u, across * v), target: i % count };
    };
  },
});

/** Coordinates along and across the rising diagonal, as x and y. */
const diagonal = (u: number, v: number): Position => [(u - v) * Math.SQRT1_2, (u + v) * Math.SQRT1_2];

export const unequalVariances = defineGenerator({
  id: "unequal-variances",
  name: "Unequal variances",
  help: "Round clouds, some tight and some wide: half-way between two centres is not where they meet.",
  options: {
    nSamples,
    noise: noise({ default: 0.35, help: "The standard deviation of the tightest cloud.", max: 1 }),
    nCenters: nCenters(3),
    ratio: real({
      label: "Widest to tightest", help: "How many times wider the widest cloud is than the tightest.",
      min: 1, max: 10, scale: "linear", step: 0.5, default: 5,
    }),
  },
  target: "class",
  classCount: (options) => options.nCenters,
  sketch({ nCenters: count, ratio }, shared, points) {
    const centers = drawCenters(count, 3, shared);
    const spreads = centers.map((_, k) => ratio ** (count > 1 ? k / (count - 1) : 0));
    return (i) => {
      const [k, [u, v]] = [i % count, normalPair(points)];
      return { base: centers[k]!, displacement: [spreads[k]! * u, spreads[k]! * v], target: k };
    };
  },
});

export const twoGaussians = defineGenerator({
  id: "two-gaussians",
  name: "Two Gaussians",
  help: "Two equal clouds: the best boundary is the straight line between them, and some errors are unavoidable.",
  options: {
    nSamples,
    noise: noise({ default: 1.3, help: "The standard deviation of both clouds." }),
    distance: real({ label: "Distance", help: "How far the two means are apart.", min: 0, max: 8, scale: "linear", step: 0.1, default: 4.5 }),
  },
  target: "class",
  sketch: ({ distance }, _shared, points) => (i) => {
    const [target, offset] = [i % 2, ((i % 2) - 0.5) * distance];
    return { base: diagonal(offset, 0), displacement: normalPair(points), target };
  },
});
