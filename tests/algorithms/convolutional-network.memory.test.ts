/** Batches that work in the memory of those before them. */
import * as cnn from "@algorithms/convolutional-network";
import { createRecycler, takeZeros } from "@algorithms/convolutional-network/memory";
import { createRandom } from "@algorithms/core/random";
import { describe, expect, test } from "vitest";

describe("memory", () => {
  test("comes back empty, once the piece of work that took it is over", () => {
    const recycle = createRecycler();
    const [first, second] = recycle(() => [takeZeros(5).fill(7), takeZeros(5)]);
    expect(second).not.toBe(first);
    const again = recycle(() => [takeZeros(5), takeZeros(5)]);
    expect(new Set(again)).toEqual(new Set([first, second]));
    expect(again.map((values) => [...values])).toEqual([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]);
    expect(recycle(() => takeZeros(6)).length).toBe(6);
  });

  test("is nobody else's: neither of work around it nor of work outside, nor of another's", () => {
    const [outer, inner] = [createRecycler(), createRecycler()];
    const used = outer(() => {
      const own = takeZeros(3);
      const others = inner(() => takeZeros(3));
      return [own, others, takeZeros(3), inner(() => takeZeros(3))];
    });
    expect(used[3]).toBe(used[1]);
    expect(new Set(used).size).toBe(3);
    expect(used).not.toContain(takeZeros(3));
  });

  test("comes back where a piece of work broke off", () => {
    const recycle = createRecycler();
    let lost: Float64Array | undefined;
    expect(() => recycle(() => {
      lost = takeZeros(4);
      throw new Error("broken");
    })).toThrow("broken");
    expect(recycle(() => takeZeros(4))).toBe(lost);
    expect(takeZeros(4)).not.toBe(lost);
  });
});

test.each(["sgd", "momentum", "adam"] as const)("an epoch is its batches one after another, to the last bit, and changes nothing that came out before: %s", (optimizer) => {
  const random = createRandom(4);
  const X = { n: 10, height: 6, width: 6, channels: 1, data: Float64Array.from({ length: 360 }, () => random.normal()) };
  const y = Int32Array.from({ length: 10 }, (_, i) => i % 3);
  const layers = [cnn.conv(3, 3, { padding: 1 }), cnn.bend, cnn.maxPool(2), cnn.conv(2, 3), cnn.bend, cnn.full(3)];
  const options = { ...cnn.defaults, optimizer, batchSize: 4 };
  const order = Int32Array.from({ length: 10 }, (_, i) => i);
  const first = cnn.trainEpoch(cnn.beginTraining(cnn.initialize({ inputShape: X, layers, seed: 1 })), X, y, order, options);
  const kept = structuredClone(first);
  const second = cnn.trainEpoch(first.state, X, y, order, options);
  expect(first).toEqual(kept);
  let state = kept.state;
  for (let from = 0; from < 10; from += 4) {
    const to = Math.min(10, from + 4);
    state = cnn.trainBatch(state, { ...X, n: to - from, data: X.data.slice(36 * from, 36 * to) }, y.slice(from, to), options).state;
  }
  expect(second.state).toEqual(state);
});

test("scores of many images are those of each alone, whatever the last layer is", () => {
  const random = createRandom(5);
  const X = { n: 150, height: 4, width: 4, channels: 1, data: Float64Array.from({ length: 2400 }, () => random.normal()) };
  for (const layers of [[cnn.conv(2, 3), cnn.bend, cnn.full(3)], [cnn.conv(2, 3), cnn.bend]]) {
    const network = cnn.initialize({ inputShape: X, layers, seed: 1 });
    const { data, columns } = cnn.scores(network, X);
    for (const i of [0, 64, 149]) {
      const alone = cnn.scores(network, { ...X, n: 1, data: X.data.slice(16 * i, 16 * i + 16) });
      expect(data.slice(columns * i, columns * (i + 1))).toEqual(alone.data);
    }
  }
});
