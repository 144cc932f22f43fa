import { describe, expect, test } from "vitest";
import { createRandom } from "../../../algorithms/core/random";
import { fitDomain, stableDomain } from "../../../src/kit/plots/domain";
import { createFinder, walkingOrder } from "../../../src/kit/plots/hit-test";
import { placePoints } from "../../../src/kit/plots/positions";
import { createScales, placeAt, roundWithin } from "../../../src/kit/plots/scales";
import { shapePath } from "../../../src/kit/plots/shapes";
import { voronoiCells } from "../../../src/kit/plots/voronoi";
import type { Datum } from "../../../src/kit/plots/types";
import { cellText, fieldsOf, toCsv } from "../../../src/kit/plots/rows";

const domain = { x: [0, 10], y: [-1, 1] } as const;
const scales = createScales(domain, { width: 480, height: 480 });
const matrix = (...data: number[]) => ({ data: Float64Array.from(data), rows: data.length / 2, columns: 2 });

describe("scales", () => {
  test("a square stage has a square plot", () => {
    const [left, right] = scales.x.range();
    const [bottom, top] = scales.y.range();
    expect(right - left).toBe(bottom - top);
  });

  test("coordinates handed out are short, and kept within the domain", () => {
    expect(roundWithin(1 / 3, [0, 10])).toBe(0.33);
    expect(roundWithin(1 / 3, [0, 1000])).toBe(0);
    expect(placeAt(scales, domain, -50, 9999)).toEqual([0, -1]);
  });
});

describe("domains", () => {
  test("comparable features share one unit; others have their own", () => {
    const shared = fitDomain(matrix(0, 0, 4, 2));
    expect(shared.x[1] - shared.x[0]).toBeCloseTo(shared.y[1] - shared.y[0]);
    const own = fitDomain(matrix(0, 0, 4, 200));
    expect(own.x[1]).toBeLessThan(5);
  });

  test("a domain stays as long as the points are inside it and fill it", () => {
    const first = fitDomain(matrix(0, 0, 4, 4, 2, 1));
    expect(stableDomain(matrix(1, 0, 4, 4, 2, 1), first)).toBe(first);
    expect(stableDomain(matrix(1, 0, 9, 4, 2, 1), first).x[1]).toBeGreaterThan(9);
    expect(stableDomain(matrix(0, 0, 0.1, 0, 0.2, 0.1), first)).not.toBe(first);
  });

  test("one point, or several at one place, still have a domain around them", () => {
    const { x } = fitDomain(matrix(3, 3, 3, 3));
    expect(x[0]).toBeLessThan(3);
    expect(x[1]).toBeGreaterThan(3);
  });
});

describe("points", () => {
  const random = createRandom(1);
  const positions = Float64Array.from({ length: 600 }, () => 400 * random.uniform());

  test("the finder agrees with looking at every point", () => {
    const finder = createFinder(positions);
    for (let trial = 0; trial < 100; trial++) {
      const [x, y] = [400 * random.uniform(), 400 * random.uniform()];
      const distances = Array.from({ length: 300 }, (_, i) => Math.hypot(positions[2 * i]! - x, positions[2 * i + 1]! - y));
      const nearest = Math.min(...distances);
      expect(finder.find(x, y, 10)).toBe(nearest <= 10 ? distances.indexOf(nearest) : -1);
    }
    expect(createFinder(new Float64Array()).find(0, 0, 10)).toBe(-1);
  });

  test("a walk visits every point once, and is far shorter than a random one", () => {
    const order = walkingOrder(positions);
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    const length = (rows: Int32Array): number =>
      rows.slice(1).reduce((sum, row, i) => sum + Math.hypot(positions[2 * row]! - positions[2 * rows[i]!]!, positions[2 * row + 1]! - positions[2 * rows[i]! + 1]!), 0);
    expect(length(order)).toBeLessThan(length(random.permutation(300)) / 3);
  });

  test("points beyond the domain are kept at its edge and reported", () => {
    const points = { X: matrix(5, 0, 50, 0), ids: Int32Array.of(0, 1) };
    const { positions: placed, beyond } = placePoints(points, scales, null);
    expect(beyond).toEqual([1]);
    expect(placed[2]).toBe(scales.x(10));
  });
});

test("every class has a shape of its own, repeating after ten", () => {
  const paths = Array.from({ length: 10 }, (_, group) => shapePath(group, 5));
  expect(new Set(paths).size).toBe(10);
  expect(shapePath(13, 5)).toBe(paths[3]);
  expect(shapePath(-1, 5)).toBe(paths[0]);
});

test("Voronoi cells fill the domain, each around its centre", () => {
  const cells = voronoiCells([[2, -0.5], [8, 0.5], [5, 0.9]], domain);
  const area = cells.reduce((sum, { polygon }) => sum + Math.abs(polygon.slice(1).reduce((twice, [x, y], i) => twice + polygon[i]![0] * y - x * polygon[i]![1], 0)) / 2, 0);
  expect(area).toBeCloseTo(20);
  expect(cells.map(({ group }) => group)).toEqual([0, 1, 2]);
});

test("a chart's rows become CSV with every field once and quotes where needed", () => {
  const rows: Datum[] = [{ k: 1, name: 'a "b", c' }, { k: 2.5, error: null }];
  expect(fieldsOf(rows)).toEqual(["k", "name", "error"]);
  expect(toCsv(rows)).toBe('k,name,error\r\n1,"a ""b"", c",\r\n2.5,,\r\n');
  expect(cellText(1 / 3)).toBe("0.3333");
});
