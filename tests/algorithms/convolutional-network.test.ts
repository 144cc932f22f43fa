/**
 * The specification of the convolutional network, from the smallest piece to the whole. It holds for any correct
 * implementation. Derivatives are held against central differences, which know nothing of the chain rule.
 */
import * as cnn from "@algorithms/convolutional-network";
import { createRandom } from "@algorithms/core/random";
import { describe, expect, test } from "vitest";

const {
  avgPool, avgPool2d, avgPool2dBackward, bend, conv, conv2d, conv2dFilterGradient, conv2dInputGradient, dropout, fit, forward, full, initialize,
  loops, lossAndGradient, maxPool, maxPool2d, maxPool2dBackward, outputSize, predict, predictProba, receptiveField, relu, reluBackward, steps,
} = cnn;
type Filters = cnn.Filters;
type Tensor = cnn.Tensor;

const still = { stride: 1, padding: 0 };

describe("outputSize", () => {
  test("counts the places of a window along an edge", () => {
    expect(outputSize(5, 3, still), "a window of 3 fits 3 times into 5 cells: did you forget the place at 0?").toBe(3);
    expect(outputSize(28, 28, still), "a window as large as the edge has one place").toBe(1);
    expect(outputSize(28, 5, { stride: 1, padding: 2 }), "padding lengthens the edge on both sides: size + 2 padding").toBe(28);
  });

  test("leaves out the places that a stride passes over", () => {
    expect(outputSize(7, 3, { stride: 2, padding: 0 }), "at 0, 2 and 4").toBe(3);
    expect(outputSize(8, 3, { stride: 2, padding: 0 }), "what is left over at the end holds no window: round down").toBe(3);
    expect(outputSize(6, 3, { stride: 2, padding: 1 })).toBe(3);
  });

  test("refuses what fits nowhere", () => {
    expect(() => outputSize(3, 4, still)).toThrow(/window must be an integer in 1..size \+ 2 padding; got 4/);
    expect(() => outputSize(3, 2, { stride: 0, padding: 0 })).toThrow(/stride must be an integer at least 1; got 0/);
  });
});

describe("conv2d", () => {
  const image = tensor([1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]);

  test("sums what lies under the filter, weighted", () => {
    const corner = filters({ size: 2, channels: 1, filters: 1 }, [1, 0, 0, 0]);
    const output = conv2d(image, corner, Float64Array.of(0), still);
    expect([output.n, output.height, output.width, output.channels], "n × places × places × filters").toEqual([1, 2, 2, 1]);
    expect(Array.from(output.data), "a 1 in the upper left shows each window's upper left cell: is your filter flipped?").toEqual([1, 2, 4, 5]);
    const edge = filters({ size: 2, channels: 1, filters: 1 }, [1, -1, 1, -1]);
    expect(Array.from(conv2d(image, edge, Float64Array.of(0), still).data), "left minus right: −1 − 1").toEqual([-2, -2, -2, -2]);
  });

  test("sums over all channels, and adds the bias once", () => {
    const colours = tensor([1, 1, 1, 3], [1, 10, 100]);
    const all = filters({ size: 1, channels: 3, filters: 2 }, [1, 0, 2, 0, 3, 1]);
    const output = conv2d(colours, all, Float64Array.of(0.5, -1), still);
    expect(Array.from(output.data), "1·1 + 2·10 + 3·100 + 0.5: a filter sums over all channels, and its bias comes once").toEqual([321.5, 99]);
  });

  test("pads with zeros, on every side", () => {
    const sum = filters({ size: 3, channels: 1, filters: 1 }, Array.from({ length: 9 }, () => 1));
    const output = conv2d(image, sum, Float64Array.of(0), { stride: 1, padding: 1 });
    expect([output.height, output.width], "padding of 1 and a window of 3 leave the size as it is").toEqual([3, 3]);
    expect(Array.from(output.data), "the window at (0, 0) begins at row −1, column −1, where all is 0").toEqual([12, 21, 16, 27, 45, 33, 24, 39, 28]);
  });

  test("steps by the stride", () => {
    const corner = filters({ size: 1, channels: 1, filters: 1 }, [1]);
    const output = conv2d(image, corner, Float64Array.of(0), { stride: 2, padding: 0 });
    expect(Array.from(output.data), "rows 0 and 2, columns 0 and 2").toEqual([1, 3, 7, 9]);
  });

  test("treats every image by itself", () => {
    const two = tensor([2, 2, 2, 1], [1, 1, 1, 1, 2, 2, 2, 2]);
    const sum = filters({ size: 2, channels: 1, filters: 1 }, [1, 1, 1, 1]);
    expect(Array.from(conv2d(two, sum, Float64Array.of(0), still).data)).toEqual([4, 8]);
  });

  test("refuses filters for other channels", () => {
    const W = filters({ size: 1, channels: 2, filters: 1 }, [1, 1]);
    expect(() => conv2d(image, W, Float64Array.of(0), still)).toThrow(/X must have the 2 channels that the filters are for; got 1/);
  });
});

/** Random images and filters, with a random question about the output, whose answer has known derivatives. */
const problems = [
  { name: "plain", walk: still, size: 3, channels: 2, places: [2, 1] },
  { name: "padded", walk: { stride: 1, padding: 1 }, size: 3, channels: 1, places: [4, 3] },
  { name: "with stride", walk: { stride: 2, padding: 1 }, size: 2, channels: 3, places: [3, 2] },
].map(({ name, walk, size, channels, places: [height, width] }, seed) => {
  const random = createRandom(seed);
  const X = randomTensor(random, [2, 4, 3, channels]);
  const W = filters({ size, channels, filters: 2 }, normals(random, size * size * channels * 2));
  const b = Float64Array.from(normals(random, 2));
  return { name, walk, X, W, b, delta: randomTensor(random, [2, height!, width!, 2]) };
});

describe("conv2dFilterGradient", () => {
  test.each(problems)("is how the output moves with weights and biases, $name", ({ walk, X, W, b, delta }) => {
    const { weights, biases } = conv2dFilterGradient(X, W, delta, walk);
    const asked = (moved: Filters, offset: Float64Array = b) => dot(loops.conv2d(X, moved, offset, walk).data, delta.data);
    const byWeights = slopes((data) => asked({ ...W, data }), W.data);
    expectClose(weights, byWeights, "a weight takes part at every place of every image: sum over them all");
    expectClose(biases, slopes((data) => asked(W, data), b), "the bias of a filter is in every cell of its map");
  });
});

describe("conv2dInputGradient", () => {
  test.each(problems)("is how the output moves with the cells of the images, $name", ({ walk, X, W, b, delta }) => {
    const inputs = conv2dInputGradient(X, W, delta, walk);
    expect([inputs.n, inputs.height, inputs.width, inputs.channels], "shaped as X").toEqual([X.n, X.height, X.width, X.channels]);
    const byCells = slopes((data) => dot(loops.conv2d({ ...X, data }, W, b, walk).data, delta.data), X.data);
    expectClose(inputs.data, byCells, "a cell takes part in every window that covers it, of every filter");
  });
});

const square = tensor([1, 4, 4, 1], [1, 2, 0, 0, 3, 4, 0, -1, -5, -6, 9, 9, -7, -8, 9, 9]);
const halves = { size: 2, stride: 2, padding: 0 };

describe("maxPool2d", () => {
  test("keeps the largest of every window, and where it was", () => {
    const { output, winners } = maxPool2d(square, halves);
    expect([output.height, output.width, output.channels]).toEqual([2, 2, 1]);
    expect(Array.from(output.data), "also where all are negative: begin with −Infinity, not with 0").toEqual([4, 0, -5, 9]);
    expect(Array.from(winners), "indices into X.data; of equal cells the first wins").toEqual([5, 2, 8, 10]);
  });

  test("pools every channel by itself", () => {
    const two = tensor([1, 1, 2, 2], [1, 20, 10, 2]);
    const { output, winners } = maxPool2d(two, { size: 1, stride: 1, padding: 0 });
    expect(Array.from(output.data)).toEqual([1, 20, 10, 2]);
    const rows = maxPool2d(tensor([1, 2, 2, 2], [1, 20, 10, 2, 3, 4, 5, 6]), halves);
    expect([Array.from(rows.output.data), Array.from(rows.winners)], "the largest of each channel, not of all").toEqual([[10, 20], [2, 1]]);
    expect(winners.length).toBe(4);
  });

  test("lets windows overlap, and never lets padding win", () => {
    const negative = tensor([1, 2, 2, 1], [-1, -2, -3, -4]);
    const { output } = maxPool2d(negative, { size: 2, stride: 1, padding: 1 });
    expect(Array.from(output.data), "padding is no cell: the largest of what is there").toEqual([-1, -1, -2, -1, -1, -2, -3, -3, -4]);
  });
});

describe("maxPool2dBackward", () => {
  test("gives the derivative to the winner alone", () => {
    const { winners, output } = maxPool2d(square, halves);
    const back = maxPool2dBackward(square, winners, { ...output, data: Float64Array.of(1, 2, 3, 4) });
    expect(Array.from(back.data), "only the winner moved the output: the cells that lost get 0").toEqual([0, 0, 2, 0, 0, 1, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0]);
  });

  test("adds up where one cell won several windows", () => {
    const peak = tensor([1, 3, 3, 1], [0, 0, 0, 0, 9, 0, 0, 0, 0]);
    const window = { size: 2, stride: 1, padding: 0 };
    const { winners, output } = maxPool2d(peak, window);
    const back = maxPool2dBackward(peak, winners, { ...output, data: Float64Array.of(1, 2, 3, 4) });
    expect(back.data[4], "the middle won all four windows: add, do not set").toBe(10);
  });
});

describe("avgPool2d", () => {
  test("averages every window", () => {
    expect(Array.from(avgPool2d(square, halves).data), "the sum over size²").toEqual([2.5, -0.25, -6.5, 9]);
  });

  test("counts padding as zeros", () => {
    const ones = tensor([1, 2, 2, 1], [4, 4, 4, 4]);
    expect(Array.from(avgPool2d(ones, { size: 2, stride: 2, padding: 1 }).data), "size² cells, also at the border").toEqual([1, 1, 1, 1]);
  });
});

describe("avgPool2dBackward", () => {
  test("shares the derivative among the window's cells", () => {
    const pooled = avgPool2d(square, halves);
    const back = avgPool2dBackward(square, { ...pooled, data: Float64Array.of(4, 0, 0, 8) }, halves);
    expect(Array.from(back.data), "each cell gets delta over size²").toEqual([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 2, 2, 0, 0, 2, 2]);
  });

  test("adds up where windows overlap", () => {
    const X = tensor([1, 3, 3, 1], Array.from({ length: 9 }, () => 1));
    const window = { size: 2, stride: 1, padding: 0 };
    const back = avgPool2dBackward(X, { ...avgPool2d(X, window), data: Float64Array.of(4, 4, 4, 4) }, window);
    expect(Array.from(back.data), "the middle lies in four windows: add, do not set").toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
  });
});

describe("relu", () => {
  test("cuts off what is negative, and changes nothing that it is given", () => {
    const X = tensor([1, 1, 2, 2], [-1, 2, 0, -0.5]);
    expect(Array.from(relu(X).data), "max(0, x)").toEqual([0, 2, 0, 0]);
    expect(Array.from(X.data), "return a new tensor").toEqual([-1, 2, 0, -0.5]);
  });
});

describe("reluBackward", () => {
  test("lets derivatives through where the input was positive", () => {
    const [X, delta] = [tensor([1, 1, 2, 2], [-1, 2, 0, 3]), tensor([1, 1, 2, 2], [5, -6, 7, 8])];
    expect(Array.from(reluBackward(X, delta).data), "look at X, not at delta; at 0 the slope counts as 0").toEqual([0, -6, 0, 8]);
  });
});

const shape = { height: 5, width: 5, channels: 1 };
const layers = [conv(2, 3, { padding: 1 }), bend, maxPool(2), conv(2, 2, { padding: 1 }), bend, avgPool(2), full(3)];

describe("the network", () => {
  const network = () => initialize({ inputShape: shape, layers, seed: 3 });
  const X = randomTensor(createRandom(5), [3, 5, 5, 1]);
  const y = [0, 2, 1];

  test("has derivatives that central differences confirm", () => {
    const start = network();
    const { gradient } = lossAndGradient(start, X, y, { convolution: loops });
    const lossWith = (part: "weights" | "biases", l: number, data: Float64Array) =>
      lossAndGradient({ ...start, [part]: start[part].with(l, data) }, X, y, { convolution: loops }).loss;
    for (const part of ["weights", "biases"] as const) {
      start[part].forEach((values, l) => {
        expectClose(gradient[part][l]!, slopes((data) => lossWith(part, l, data), values), `${part} of layer ${l} (${layers[l]!.kind})`);
      });
    }
  });

  test("keeps every number on the way", () => {
    const { outputs } = forward(network(), X);
    expect(outputs.map((output) => [output.height, output.width, output.channels])).toEqual(
      [[5, 5, 1], [5, 5, 2], [5, 5, 2], [2, 2, 2], [3, 3, 2], [3, 3, 2], [1, 1, 2], [1, 1, 3]]);
  });

  test("sees as far as its windows together", () => {
    expect(receptiveField([conv(1, 3), conv(1, 3), conv(1, 3)]), "three 3 × 3 see as far as one 7 × 7").toBe(7);
    expect(receptiveField([conv(1, 5), maxPool(2), conv(1, 5)]), "after pooling a step is two cells").toBe(14);
  });

  test("refuses what does not fit", () => {
    expect(() => forward(network(), randomTensor(createRandom(1), [1, 4, 5, 1]))).toThrow(/X must be images of 5 × 5 × 1.*got 4 × 5 × 1/);
    expect(() => lossAndGradient(network(), X, [0, 1])).toThrow(/one target for each of the 3 rows; got 2/);
    expect(() => lossAndGradient(network(), X, [0, 1, 3])).toThrow(/class ids in 0..2; got 3/);
    expect(() => initialize({ inputShape: shape, layers: [conv(2, 9)], seed: 0 })).toThrow(/layers\[0\]: window must be an integer/);
    expect(() => initialize({ inputShape: shape, layers: [dropout(1)], seed: 0 })).toThrow(/rate must be at least 0 and below 1; got 1/);
  });
});

/** Bars that stand or lie, somewhere in the image: a dense network must learn every place by itself. */
function bars(n: number, seed: number) {
  const random = createRandom(seed);
  const y = Array.from({ length: n }, (_, i) => i % 2);
  const X = y.map((lying) => {
    const [at, from] = [random.integer(8), random.integer(5)];
    return Array.from({ length: 64 }, (_, cell) => {
      const [row, column] = [Math.floor(cell / 8), cell % 8];
      const [across, along] = lying ? [row, column] : [column, row];
      return Number(across === at && along >= from && along < from + 4);
    });
  });
  return { X, y };
}

describe("fit", () => {
  const { X, y } = bars(80, 1);
  const small = { layers: [conv(4, 3, { padding: 1 }), bend, maxPool(2)], epochs: 20, learningRate: 0.02, batchSize: 16 };

  test("learns what bars have in common, wherever they are", () => {
    const model = fit(X, y, small);
    const unseen = bars(80, 2);
    const right = predict(model, unseen.X).filter((label, i) => label === unseen.y[i]).length;
    expect(model.lossCurve.at(-1)!, "training lowers the loss").toBeLessThan(model.lossCurve[0]! / 4);
    expect(right / 80, "bars it has not seen are told apart").toBeGreaterThan(0.9);
  });

  test("says probabilities, and the same for the same seed", () => {
    const models = [fit(X, y, { ...small, epochs: 2 }), fit(X, y, { ...small, epochs: 2 })];
    expect(models[0]).toEqual(models[1]);
    const { data, columns } = predictProba(models[0]!, X.slice(0, 3));
    expect(columns).toBe(2);
    for (let i = 0; i < 3; i++) expect(data[2 * i]! + data[2 * i + 1]!).toBeCloseTo(1, 12);
  });

  test("tells its story epoch by epoch, and changes no frame afterwards", () => {
    const frames = Array.from(steps(X, y, { ...small, epochs: 3 }));
    expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
    const weights = frames.map(({ state }) => state.network.weights[0]![0]);
    expect(new Set(weights).size).toBe(4);
  });

  test("refuses what it cannot learn from", () => {
    expect(() => fit([[1, 2, 3]], [0])).toThrow(/y must have at least two classes/);
    expect(() => fit([[1, 2, 3], [1, 2, 3]], [0, 1])).toThrow(/inputShape must be given.*3 columns/);
    expect(() => fit(X, y, { ...small, learningRate: -1 })).toThrow(/learningRate must be a finite number of at least 0; got -1/);
    expect(() => fit(X, y, { ...small, epochs: 0 })).toThrow(/epochs must be an integer at least 1; got 0/);
    expect(() => fit(X, y, { ...small, inputShape: { height: 4, width: 4, channels: 1 } })).toThrow(/height × width × channels = 4 × 4 × 1/);
    expect(() => predict(fit(X, y, { ...small, epochs: 1 }), [[1]])).toThrow(/X must have the 64 columns/);
  });

  test("explains a training that diverged", () => {
    expect(() => fit(X, y, { ...small, optimizer: "sgd", learningRate: 1e200 })).toThrow(/training diverged in epoch \d+.*learningRate/);
  });
});

function tensor([n, height, width, channels]: readonly [number, number, number, number], data: readonly number[]): Tensor {
  return { n, height, width, channels, data: Float64Array.from(data) };
}

function filters(sizes: Omit<Filters, "data">, data: readonly number[]): Filters {
  return { ...sizes, data: Float64Array.from(data) };
}

function normals(random: ReturnType<typeof createRandom>, length: number): number[] {
  return Array.from({ length }, () => random.normal());
}

function randomTensor(random: ReturnType<typeof createRandom>, sizes: readonly [number, number, number, number]): Tensor {
  return tensor(sizes, normals(random, sizes.reduce((product, size) => product * size, 1)));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** The slopes of `measure` along every entry, by central differences. */
function slopes(measure: (data: Float64Array) => number, values: Float64Array): number[] {
  return Array.from(values, (value, entry) => {
    const moved = (by: number) => measure(values.with(entry, value + by));
    return (moved(1e-5) - moved(-1e-5)) / 2e-5;
  });
}

/** To six places, all entries at once. */
function expectClose(actual: Float64Array, expected: readonly number[], message: string): void {
  expect(Array.from(actual), message).toEqual(expected.map((value): unknown => expect.closeTo(value, 6)));
}
