/** On the way back: how the loss moves with a unit's sum, and so with each of its weights; beside it the slope by its definition. */
import type { ComponentChildren, JSX } from "preact";
import type { Activation } from "../../../algorithms/backpropagation/network";
import { capital } from "../diagram/nodes";
import { shortSource, typeset } from "../diagram/shape";
import { readableBeside } from "./digits";
import { bracketed, Equation, factor, Term } from "./equation";
import { numericalSlope } from "./pass";
import { Rounded } from "./rounded";
import { Standardised } from "./standardised";
import type { Place } from "./walk";

export function BackwardStop(place: Place): JSX.Element {
  const isOutput = place.layer === place.shape.hidden.length;
  return (
    <>
      {isOutput ? <OutputDelta {...place} /> : <HiddenDelta {...place} />}
      <Slopes {...place} />
    </>
  );
}

/** With all three losses: what was said less what is true. */
function OutputDelta({ network, walked, target, truth, layer, unit }: Place): JSX.Element {
  const { output, delta } = walked.layers[layer]!;
  const said = output[unit]!;
  const y = network.loss === "softmax" ? Number(target === unit) : target;
  const name = network.loss === "squaredError" ? "a" : "p";
  return (
    <>
      {truth && <Standardised {...{ truth, target }} />}
      <Equation formula={<><var>δ</var> = ∂<var>L</var>/∂<var>z</var> = <var>{name}</var> − <var>y</var></>} result={delta[unit]!}>
        <span>{readableBeside(said, y)} − {bracketed(readableBeside(y, said))}</span>
      </Equation>
    </>
  );
}

function HiddenDelta({ shape, network, walked, layer, unit }: Place): JSX.Element {
  const { z, output, delta } = walked.layers[layer]!;
  const next = walked.layers[layer + 1]!.delta;
  const { data, columns } = network.weights[layer + 1]!;
  const weights = data.subarray(unit * columns, (unit + 1) * columns);
  const blame = weights.reduce((sum, w, k) => sum + w * next[k]!, 0);
  const { activation } = shape.hidden[layer]!;
  const { formula, numbers } = slopes[activation];
  return (
    <>
      <Equation formula={<>∂<var>L</var>/∂<var>a</var> = Σ <var>w</var> <var>δ</var> of those that read it</>} result={blame}>
        {Array.from(weights, (w, k) => (
          <Term key={k} from={shape.hidden[layer + 1] || shape.nOutputs > 1 ? `unit ${k + 1}` : "the output"} isFirst={k === 0}>{factor(w)} × {factor(next[k]!)}</Term>
        ))}
      </Equation>
      <Equation formula={<><var>δ</var> = ∂<var>L</var>/∂<var>z</var> = ∂<var>L</var>/∂<var>a</var> × {formula}</>} result={delta[unit]!}>
        <span>{factor(blame)} × {numbers(z[unit]!, output[unit]!)}</span>
      </Equation>
      {activation === "sigmoid" && output[unit] === 1 && delta[unit] !== 0 && <Rounded name={<var>a</var>} value={1} result={<var>δ</var>} />}
    </>
  );
}

const slopes: Readonly<Record<Activation, { readonly formula: ComponentChildren; numbers(z: number, a: number): string }>> = {
  relu: { formula: <>(1 where <var>z</var> &gt; 0)</>, numbers: (z) => (z > 0 ? "1" : "0") },
  tanh: { formula: <>(1 − <var>a</var>²)</>, numbers: (_, a) => `(1 − ${bracketed(readableBeside(a, Math.sign(a)))}²)` },
  sigmoid: { formula: <><var>a</var> (1 − <var>a</var>)</>, numbers: (_, a) => `${readableBeside(a, 1)} × (1 − ${readableBeside(a, 1)})` },
  linear: { formula: "1", numbers: () => "1" },
};

/** Every weight's share of the blame, by the chain rule and by central differences. */
function Slopes({ shape, network, walked, inputs, target, layer, unit }: Place): JSX.Element {
  const { input, delta } = walked.layers[layer]!;
  const d = delta[unit]!;
  const rows = [
    ...Array.from(input, (value, from) => ({
      name: layer === 0 ? shortSource(shape, layer, from) : capital(shortSource(shape, layer, from)),
      product: `${factor(d)} × ${factor(value)}`,
      slope: d * value,
      numerical: numericalSlope(network, inputs, target, { kind: "weight", layer, from, to: unit }),
    })),
    { name: "Bias", product: `${factor(d)} × 1`, slope: d, numerical: numericalSlope(network, inputs, target, { kind: "bias", layer, unit }) },
  ];
  return (
    <table class="backpropagation-slopes">
      <thead>
        <tr><th scope="col">Weight of</th><th scope="col">∂<var>L</var>/∂<var>w</var> = <var>δ</var> × input</th><th scope="col">numerically</th></tr>
      </thead>
      <tbody>
        {rows.map(({ name, product, slope, numerical }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td><span>{product} =</span> <b>{digits(slope)}</b></td>
            <td><b>{digits(numerical)}</b></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As many as both ways of computing agree in: a difference of losses has no more. */
function digits(value: number): string {
  const size = Math.abs(value);
  return typeset(size !== 0 && size < 1e-4 ? value.toExponential(1) : value.toFixed(6));
}
