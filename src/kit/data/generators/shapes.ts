/** Classes that no straight line separates, and points without any structure. */
import { integer, real } from "../../lab/schema";
import { defineGenerator, noise, normalPair, nSamples } from "./generator";

const jitter = (standardDeviation: number) =>
  noise({ default: standardDeviation, help: "The standard deviation by which points leave the shape." });

export const moons = defineGenerator({
  id: "moons",
  name: "Moons",
  help: "Two interlocking half-circles: connected, but not round.",
  options: { nSamples, noise: jitter(0.3) },
  target: "class",
  sketch: (_options, _shared, points) => (i) => {
    const [angle, displacement, target] = [Math.PI * points.uniform(), normalPair(points), i % 2];
    const [x, y] = target === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return { base: [3 * (x - 0.5), 3 * (y - 0.25)], displacement, target };
  },
});

export const circles = defineGenerator({
  id: "circles",
  name: "Circles",
  help: "A ring around a ring: their centres are the same, only the distance from it differs.",
  options: {
    nSamples,
    noise: jitter(0.3),
    factor: real({ label: "Inner radius", help: "As a share of the outer radius.", min: 0, max: 0.95, scale: "linear", step: 0.05, default: 0.5 }),
  },
  target: "class",
  sketch: ({ factor }, _shared, points) => (i) => {
    const [angle, displacement, target] = [2 * Math.PI * points.uniform(), normalPair(points), i % 2];
    const radius = target === 0 ? 4.5 : 4.5 * factor;
    return { base: [radius * Math.cos(angle), radius * Math.sin(angle)], displacement, target };
  },
});

export const xor = defineGenerator({
  id: "xor",
  name: "XOR",
  help: "Opposite quadrants are of one class: neither feature says anything alone.",
  options: { nSamples, noise: jitter(0) },
  target: "class",
  sketch: (_options, _shared, points) => (i) => {
    const [u, v, displacement] = [points.uniform(), points.uniform(), normalPair(points)];
    const target = i % 2;
    const right = (i >> 1) % 2 === 0 ? 1 : -1;
    const upper = target === 0 ? right : -right;
    return { base: [right * (0.3 + 4.7 * u), upper * (0.3 + 4.7 * v)], displacement, target };
  },
});

export const spiral = defineGenerator({
  id: "spiral",
  name: "Spiral",
  help: "Arms wound around each other: hard for anything that cannot bend its boundary.",
  options: {
    nSamples,
    noise: jitter(0.1),
    nArms: integer({ label: "Arms", help: "How many arms there are, each a class.", min: 2, max: 6, default: 2 }),
    turns: real({ label: "Turns", help: "How often each arm winds around.", min: 0.25, max: 3, scale: "linear", step: 0.25, default: 1.5 }),
  },
  target: "class",
  classCount: (options) => options.nArms,
  sketch: ({ nArms, turns }, _shared, points) => (i) => {
    const [way, displacement, target] = [points.uniform(), normalPair(points), i % nArms];
    const angle = 2 * Math.PI * (turns * way + target / nArms);
    return { base: [5 * way * Math.sin(angle), 5 * way * Math.cos(angle)], displacement, target };
  },
});

export const uniform = defineGenerator({
  id: "uniform",
  name: "Uniform noise",
  help: "No structure at all: whatever is found here was put there by the method.",
  options: { nSamples },
  target: "none",
  sketch: (_options, _shared, points) => () =>
    ({ base: [10 * points.uniform() - 5, 10 * points.uniform() - 5], displacement: [0, 0], target: 0 }),
});
