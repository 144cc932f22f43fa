/** Points for linear models: what moves a boundary, what is rare, and what has an order. */
import { real } from "../../lab/schema";
import { defineGenerator, noise, normalPair, nSamples } from "./generator";

const turned = (u: number, v: number, angle: number): [x: number, y: number] =>
  [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)];

/** Two upright clouds: where they are, how much taller than wide, and in which direction from the second one the far point lies. */
const cloudCentres = [-3.4, -1] as const;
const upright = 3;
const farDirection = turned(1, 0, 0.6);

export const farPoint = defineGenerator({
  id: "far-point",
  name: "Two clouds and a far point",
  help: "Two upright clouds side by side, and one point of the second class far out on its own side: nobody would doubt its class.",
  options: {
    nSamples: { ...nSamples, default: 40 },
    noise: noise({ default: 0.5, help: "The standard deviation of both clouds across; along, they are three times as long." }),
    far: real({ label: "How far", help: "The distance of the far point from its cloud.", min: 0, max: 60, scale: "linear", step: 0.5, default: 14 }),
  },
  target: "class",
  sketch: ({ far }, _shared, points) => (i) => {
    const [u, v] = normalPair(points);
    const [target, away] = [i % 2, i === 1 ? far : 0];
    return { base: [cloudCentres[target]! + away * farDirection[0], away * farDirection[1]], displacement: [u, upright * v], target };
  },
});

export const rareClass = defineGenerator({
  id: "rare-class",
  name: "A rare class",
  help: "Two overlapping clouds, of which the second has few points: as fraud among payments, or illness among the healthy.",
  options: {
    nSamples: { ...nSamples, default: 600 },
    noise: noise({ default: 1.4, help: "The standard deviation of both clouds." }),
    share: real({ label: "Share of the rare class", help: "Which part of all points belongs to the second class.", min: 0.01, max: 0.5, scale: "log", default: 0.1 }),
  },
  target: "class",
  sketch: ({ share }, _shared, points) => (i) => {
    // Spread evenly, so that the share is met however many points there are.
    const target = Math.floor((i + 1) * share) - Math.floor(i * share);
    return { base: target === 0 ? [-1, -0.5] : [1.2, 0.8], displacement: normalPair(points), target };
  },
});

/** Half the side of the square that the ratings fill, how it is turned, and where along it one rating ends. */
const [halfSide, slope] = [4.4, 0.4];
const ratingEnds: readonly number[] = [-3.4, -2.3, 0.9, 2];

export const ratings = defineGenerator({
  id: "ratings",
  name: "Star ratings",
  help: "Five ratings in an order, more stars to the right. Three stars are a wide band, the others narrow ones: their distances are not equal.",
  options: { nSamples: { ...nSamples, default: 400 }, noise: noise({ default: 0.5, help: "The standard deviation by which points leave their band." }) },
  target: "class",
  classNames: ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
  sketch: (_options, _shared, points) => () => {
    const [along, across] = [halfSide * (2 * points.uniform() - 1), halfSide * (2 * points.uniform() - 1)];
    return { base: turned(along, across, slope), displacement: normalPair(points), target: ratingEnds.filter((end) => along > end).length };
  },
});
