/** A graphics card that is really taken away: while its results are waited for, and between two steps. */
import { expectClose } from "../../algorithms/gpu/problems";
import { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { backend } from "@tensorflow/tfjs-core";
import { expect, test, vi } from "vitest";
import { beginTraining, bend, defaults, full, initialize, trainEpoch, type TrainingState } from "../../../algorithms/convolutional-network";
import { openGpu } from "../../../algorithms/convolutional-network/gpu";
import { createRandom } from "../../../algorithms/core/random";
import { createTrainers } from "../../../demos/convolutional-network/engines";

const inputShape = { height: 4, width: 4, channels: 1 };
const random = createRandom(1);
const X = { ...inputShape, n: 8, data: Float64Array.from({ length: 8 * 16 }, () => random.normal()) };
const order = Int32Array.from({ length: 8 }, (_, i) => i);
const start = beginTraining(initialize({ inputShape, layers: [full(5), bend, full(3)], seed: 1 }));
const options = { ...defaults, batchSize: 4 };
const after = (state: TrainingState) => [state, X, order.map((i) => i % 3), order, options] as const;
const plain = trainEpoch(...after(start));
const twice = trainEpoch(...after(plain.state));

const expectSame = (state: TrainingState, expected: TrainingState): void => {
  expect(state.updates).toBe(expected.updates);
  expected.network.weights.forEach((weights, l) => expectClose(state.network.weights[l]!, weights, 2e-4));
};

/** As a driver that breaks down would. */
function loseCard(): void {
  const { gpgpu } = backend() as unknown as { readonly gpgpu: { readonly gl: WebGL2RenderingContext } };
  gpgpu.gl.getExtension("WEBGL_lose_context")!.loseContext();
}

test("a card that is lost leaves the run to the next engine, from the state before it; that is said, and another run finds the card again", async () => {
  const { train } = createTrainers();
  const reading = vi.spyOn(MathBackendWebGL.prototype, "read").mockImplementationOnce(function (this: MathBackendWebGL, data) {
    const pending = this.read(data);
    loseCard();
    return pending;
  });
  const lostOnTheWay = await train("webgl", ...after(start));
  expect(reading).toHaveBeenCalled();
  expect([lostOnTheWay.name, lostOnTheWay.fallback]).toEqual(["wasm", "The graphics card was lost."]);
  expectSame(lostOnTheWay.result.state, plain.state);

  const goneOnWith = await train("webgl", ...after(lostOnTheWay.result.state));
  expect([goneOnWith.name, goneOnWith.fallback]).toEqual(["wasm", "The graphics card was lost."]);
  expectSame(goneOnWith.result.state, twice.state);

  const { train: trainAgain } = createTrainers();
  const foundAgain = await trainAgain("webgl", ...after(lostOnTheWay.result.state));
  expect([foundAgain.name, foundAgain.fallback]).toEqual(["webgl", null]);
  expectSame(foundAgain.result.state, twice.state);

  loseCard();
  const lostBefore = await trainAgain("webgl", ...after(lostOnTheWay.result.state));
  expect([lostBefore.name, lostBefore.fallback]).toEqual(["wasm", "The graphics card was lost."]);
  expectSame(lostBefore.result.state, twice.state);
}, 60_000);

interface Exhaustion {
  readonly name: string;
  readonly notice: RegExp;
  exhaust(gl: WebGL2RenderingContext): void;
}

const exhaustions: readonly Exhaustion[] = [
  {
    name: "four gigabytes at once, which are tried and fail: the browser takes the card away, then or a little later",
    notice: /^The graphics card (was lost|had no room for it)\.$/,
    exhaust(gl) {
      gl.bindRenderbuffer(gl.RENDERBUFFER, gl.createRenderbuffer());
      gl.renderbufferStorageMultisample(gl.RENDERBUFFER, 4, gl.RGBA32F, 8192, 8192);
    },
  },
  {
    name: "two terabytes, which are not even tried: without a word, but for an error that must be asked for",
    notice: /^The graphics card had no room for it\.$/,
    exhaust(gl) {
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, gl.createTexture());
      gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, 8192, 8192, 2048);
    },
  },
];

test.each(exhaustions)("a card without memory leaves the run to the next engine, and what it gave is not taken for a result: $name", async ({ notice, exhaust }) => {
  await openGpu("webgl");
  const { gpgpu: { gl } } = backend() as unknown as { readonly gpgpu: { readonly gl: WebGL2RenderingContext } };
  const allocating = vi.spyOn(gl, "texStorage2D").mockImplementationOnce(() => exhaust(gl));
  const computed = await createTrainers().train("webgl", ...after(start));
  expect(allocating).toHaveBeenCalled();
  expect(computed.name).toBe("wasm");
  expect(computed.fallback).toMatch(notice);
  expectSame(computed.result.state, plain.state);
}, 60_000);
