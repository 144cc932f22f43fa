/** What the walk writes is so: a formula with its numbers in it, computed as it stands, gives the result beside it. */
import { initialize, type Activation, type Network } from "@algorithms/backpropagation";
import { h, type ComponentType } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { shapeOf } from "../../demos/backpropagation/diagram/shape";
import { model } from "../../demos/backpropagation/model";
import { BackwardStop } from "../../demos/backpropagation/walk/backward-stop";
import { readableBeside, readableExponent, readableTo } from "../../demos/backpropagation/walk/digits";
import { ForwardStop } from "../../demos/backpropagation/walk/forward-stop";
import { LossStop } from "../../demos/backpropagation/walk/loss-stop";
import { walkThrough } from "../../demos/backpropagation/walk/pass";
import type { Place } from "../../demos/backpropagation/walk/walk";
import { defaultsOf } from "../../src/kit/lab/schema";

test.each([
  [0.5, 1, "0.5"], [-0.99956, -1, "−0.99956"], [0.9999999, 1, "0.9999999"], [1 - 2 ** -53, 1, "0.9999999999999999"], [1, 1, "1"], [-1, -1, "−1"], [0, 1, "0"],
  [1.2e-5, 1, "1.2e−5"], [0.194123, 1.82, "0.194"], [0.194123, 0.194, "0.194123"], [20_000, 19_999.5, "20000"], [19_999.5, 20_000, "19999.5"],
])("%s beside %s reads %s", (value, other, text) => {
  expect(readableBeside(value, other)).toBe(text);
});

test("as many digits as a change by the grain takes, and never fewer than elsewhere", () => {
  expect([152.1334, 77.0938, 0.012345, -206_855.8].map((value) => readableTo(value, 0.01))).toEqual(["152.13", "77.09", "0.0123", "−206855.8"]);
  expect([12.3456, -4.2134, 0.53721, 0].map(readableExponent)).toEqual(["12.346", "−4.213", "0.537", "0"]);
});

const taught = { squaredError: 0.7, logistic: 1, softmax: 2 } as const;
type Loss = keyof typeof taught;

/** Near ±1 its units say so: the weights are large. */
function placeOf(activation: Activation, loss: Loss, scale: number, target: number): Omit<Place, "layer" | "unit"> {
  const nOutputs = loss === "softmax" ? 3 : 1;
  const start = initialize({ layerSizes: [2, 3, nOutputs], activations: [activation], loss, seed: 4 });
  const network: Network = { ...start, weights: start.weights.map((W) => ({ ...W, data: W.data.map((w) => scale * w) })) };
  const inputs = Float64Array.of(0.8, -1.3);
  const shape = { ...shapeOf({ ...defaultsOf(model.parameters), layers: 1, units1: 3, activation1: activation }, undefined), nOutputs, outputNames: ["output a", "output b", "output c"] };
  return { shape, network, inputs, target, truth: null, walked: walkThrough(network, inputs, target) };
}

interface Written {
  readonly text: string;
  readonly computed: number;
  readonly result: number;
}

function writtenBy<P extends object>(component: ComponentType<P>, place: P): Written[] {
  return Array.from(renderToString(h(component, place)).matchAll(/<\/span><span>=<\/span><span>(.*?)<\/span><span>= <b>(.*?)<\/b>/g), ([, formula, shown]) => {
    const code = formula!
      .replaceAll("−", "-").replaceAll("×", "*").replaceAll("²", "**2").replaceAll("½", "0.5 *")
      .replace("tanh", "Math.tanh").replace(/max\(/, "Math.max(").replace(/-log \(1 - (.*)\)$/, "-Math.log1p(-$1)").replace(/-log (\S+)$/, "-Math.log($1)")
      .replace(/^Math\.tanh ([^(].*)$/, "Math.tanh($1)").replaceAll(/e<sup>(.*?)<\/sup>/g, "Math.exp($1)");
    return { text: `${formula} = ${shown}`, computed: new Function(`return ${code}`)() as number, result: Number(shown!.replaceAll("−", "-")) };
  });
}

const cases = (["tanh", "sigmoid", "linear", "relu"] as const).flatMap((activation) =>
  (["squaredError", "logistic", "softmax"] as const).flatMap((loss) => [1, 4, 8].map((scale) => ({ activation, loss, scale }))));

describe.each(cases)("$activation and $loss, weights times $scale", ({ activation, loss, scale }) => {
  test.each([taught[loss], 0])("the truth being %s", (target) => {
    const place = placeOf(activation, loss, scale, target);
    const stops = place.walked.layers.flatMap(({ z }, layer) => Array.from(z, (_, unit) => ({ ...place, layer, unit })));
    const written = [...stops.flatMap((stop) => [...writtenBy(ForwardStop, stop), ...writtenBy(BackwardStop, stop)]), ...writtenBy(LossStop, place)];
    expect(written.length).toBeGreaterThan(2 * stops.length);
    // Numbers have three digits, the smallest two: those that are wrong are not this near.
    for (const { text, computed, result } of written) expect(Math.abs(computed - result), text).toBeLessThanOrEqual(0.06 * Math.abs(result));
  });
});
