/** Points with a real target over the plane. Noise is in the target: the points stay where they are. */
import type { Random } from "../../../../algorithms/core/random";
import { defineGenerator, noise, nSamples, type Draw } from "./generator";

const targetNoise = noise({ default: 0.1, max: 2, help: "The standard deviation added to the target, which runs from about −1 to 1." });

function drawOver(surface: (x: number, y: number) => number, points: Random): Draw {
  const [x, y] = [11 * points.uniform() - 5.5, 11 * points.uniform() - 5.5];
  return { base: [x, y], displacement: [0, 0], target: surface(x, y), targetDisplacement: points.normal() };
}

export const plane = defineGenerator({
  id: "plane",
  name: "Plane",
  help: "The target rises evenly along the diagonal: a linear model fits it whole.",
  options: { nSamples, noise: targetNoise },
  target: "real",
  sketch: (_options, _shared, points) => () => drawOver((x, y) => (x + y) / 11, points),
});

/** Hills (+1) and hollows (−1), alternating on a grid of three by two. */
const bumps = [[-4, -2.5], [0, -2.5], [4, -2.5], [-4, 2.5], [0, 2.5], [4, 2.5]].map(([x, y], i) =>
  ({ x: x!, y: y!, height: i % 2 === 0 ? 1 : -1 }));
const bumpWidth = 1.3;

const hills = (x: number, y: number): number => bumps.reduce(
  (sum, bump) => sum + bump.height * Math.exp(-((x - bump.x) ** 2 + (y - bump.y) ** 2) / (2 * bumpWidth ** 2)), 0);

export const multiGaussian = defineGenerator({
  id: "multi-gaussian",
  name: "Hills and hollows",
  help: "The target is a sum of six Gaussian bumps of alternating sign: no single trend to follow.",
  options: { nSamples, noise: targetNoise },
  target: "real",
  sketch: (_options, _shared, points) => () => drawOver(hills, points),
});
