/** The diagram's geometry: everything has its place, and a pointer finds what is drawn there. */
import { describe, expect, test } from "vitest";
import { linkAt, layOut, linksOf, type Link } from "../../demos/backpropagation/diagram/layout";
import { allFeatures, fanIn, fits, hasPart, layerSizes, partName, readable, sentenceOf, type Shape } from "../../demos/backpropagation/diagram/shape";
import { strengthOf } from "../../demos/backpropagation/diagram/strength";
import { initialize } from "../../algorithms/backpropagation";

const hiddenOf = (...units: number[]): Shape["hidden"] => units.map((count) => ({ units: count, activation: "tanh" as const }));
const small: Shape = { features: ["x1", "product"], hidden: hiddenOf(3, 2), nOutputs: 1, outputNames: ["the output"] };
const large: Shape = { features: allFeatures, hidden: hiddenOf(16, 16, 16, 16, 16, 16), nOutputs: 10, outputNames: Array.from({ length: 10 }, (_, k) => `output “${k}”`) };
const none: Shape = { features: ["x2"], hidden: [], nOutputs: 1, outputNames: ["the output"] };
const desk = { width: 564, height: 500, isCoarse: false };
const phone = { width: 358, height: 480, isCoarse: true };

const gaps = (places: readonly number[]): number[] => places.slice(1).map((place, i) => place - places[i]!);

describe.each([["small", small], ["large", large], ["without hidden layers", none]])("%s", (_, shape) => {
  test.each([["a desk", desk], ["a phone", phone]])("fits on the sheet of %s, units apart from each other", (_name, measures) => {
    const { columns, side, width, height, top } = layOut(shape, measures);
    expect(width).toBeGreaterThanOrEqual(measures.width);
    expect(height).toBeGreaterThanOrEqual(measures.height);
    expect(columns.map(({ ys }) => ys.length)).toEqual([allFeatures.length, ...layerSizes(shape)]);
    for (const { x, ys } of columns) {
      expect(x - side / 2).toBeGreaterThanOrEqual(0);
      expect(x + side / 2).toBeLessThanOrEqual(width);
      expect(Math.min(...ys) - side / 2).toBeGreaterThanOrEqual(top);
      expect(Math.max(...ys) + side / 2).toBeLessThanOrEqual(height);
      expect(Math.min(...gaps(ys))).toBeGreaterThan(side);
    }
    expect(Math.min(...gaps(columns.map(({ x }) => x)))).toBeGreaterThan(side + 20);
  });

  test("has a link for every weight, in the order of the network's numbers", () => {
    const sizes = layerSizes(shape);
    const links = linksOf(shape, layOut(shape, desk));
    const places = links.map(({ layer, from, to }) => [layer, from * sizes[layer]! + to]);
    const expected = sizes.flatMap((units, layer) => Array.from({ length: units * fanIn(shape, layer) }, (_each, i) => [layer, i]));
    expect(places).toEqual(expected);
  });
});

/** A cubic Bézier curve whose control points are half way, as it is drawn. */
function onCurve({ x1, y1, x2, y2 }: Link, t: number): readonly [x: number, y: number] {
  const middle = (x1 + x2) / 2;
  const bezier = (a: number, b: number, c: number, d: number): number =>
    a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
  return [bezier(x1, middle, middle, x2), bezier(y1, y1, y2, y2)];
}

test("a place on a link finds it, along its whole way", () => {
  const links = linksOf(small, layOut(small, desk));
  for (const link of links) {
    for (const t of [0.02, 0.1, 0.3, 0.45, 0.62, 0.9, 0.98]) {
      const [x, y] = onCurve(link, t);
      const found = linkAt(links, x, y, 7)!;
      // Where links cross or leave together, another may be as near.
      const [near] = [linkAt([found], x, y, 0.01)];
      expect(near, `link ${link.layer} ${link.from} ${link.to} at ${t}`).toBeDefined();
      expect(linkAt([link], x, y, 0.01)).toBe(link);
    }
  }
});

test("a place beside all links finds none, and the reach is measured across the link, not downwards", () => {
  const steep: Link = { layer: 0, from: 0, to: 0, x1: 0, y1: 0, x2: 100, y2: 400 };
  expect(linkAt([steep], 50, 200, 5)).toBe(steep);
  // At half way the curve is as steep as 8 to 1: 6 pixels to the side are 48 down.
  expect(linkAt([steep], 50, 230, 5)).toBe(steep);
  expect(linkAt([steep], 56, 200, 5)).toBeUndefined();
  expect(linkAt([steep], -1, 0, 5)).toBeUndefined();
  expect(linkAt([steep], 101, 400, 5)).toBeUndefined();
});

test("parts are named as people count, and known to be there or not", () => {
  expect(partName(small, { kind: "weight", layer: 0, from: 1, to: 2 })).toBe("weight from x₁x₂ to unit 3 of layer 1");
  expect(partName(small, { kind: "weight", layer: 2, from: 0, to: 0 })).toBe("weight from unit 1 of layer 2 to the output");
  expect(partName(large, { kind: "bias", layer: 6, unit: 9 })).toBe("bias of output “9”");
  expect(sentenceOf(small)).toBe("The network: 2 of 7 features, hidden units in layers of 3 tanh, 2 tanh, 1 output");
  expect(hasPart(small, { kind: "unit", layer: 1, unit: 1 })).toBe(true);
  expect(hasPart(small, { kind: "unit", layer: 1, unit: 2 })).toBe(false);
  expect(hasPart(small, { kind: "weight", layer: 0, from: 2, to: 0 })).toBe(false);
  expect(hasPart(none, { kind: "unit", layer: 1, unit: 0 })).toBe(false);
});

test("numbers of another network are not shown", () => {
  const network = initialize({ layerSizes: [2, 3, 2, 1], activations: ["tanh", "tanh"], loss: "logistic", seed: 1 });
  expect(fits(small, network)).toBe(true);
  expect(fits(none, network)).toBe(false);
  expect(fits({ ...small, features: ["x1"] }, network)).toBe(false);
});

test("a weight's look grows with its size, from nothing to a bound", () => {
  expect(strengthOf(0)).toBe(0);
  expect(strengthOf(-0.5)).toBe(strengthOf(0.5));
  expect(strengthOf(0.5)).toBeGreaterThan(strengthOf(0.1));
  expect(strengthOf(1e6)).toBeLessThanOrEqual(1);
});

test.each([[0, "0"], [-0.1234, "−0.123"], [12.345, "12.3"], [1e-5, "1.0e−5"], [-123456, "−1.2e5"]])("%s reads %s", (value, text) => {
  expect(readable(value)).toBe(text);
});
