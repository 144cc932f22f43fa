/** On the way to the output: what a unit sums up, and how it bends the sum. */
import type { ComponentChildren, JSX } from "preact";
import type { Activation, Network } from "../../../algorithms/backpropagation/network";
import { readable, shortSource } from "../diagram/shape";
import { readableExponent } from "./digits";
import { bracketed, Equation, factor, Term } from "./equation";
import type { Place } from "./walk";

export function ForwardStop({ shape, network, walked, layer, unit }: Place): JSX.Element {
  const { input, z, output } = walked.layers[layer]!;
  const { data, columns } = network.weights[layer]!;
  const weight = (j: number): number => data[j * columns + unit]!;
  return (
    <>
      <Equation formula={<><var>z</var> = <var>b</var> + Σ <var>w</var> × input</>} result={z[unit]!}>
        <Term from="bias" isFirst>{readable(network.biases[layer]![unit]!)}</Term>
        {Array.from(input, (value, j) => (
          <Term key={j} from={shortSource(shape, layer, j)} isFirst={false}>{factor(weight(j))} × {factor(value)}</Term>
        ))}
      </Equation>
      <Bent activation={shape.hidden[layer]?.activation ?? null} loss={network.loss} z={z} output={output} unit={unit} />
    </>
  );
}

interface BentProps {
  readonly activation: Activation | null;
  readonly loss: Network["loss"];
  readonly z: Float64Array;
  readonly output: Float64Array;
  readonly unit: number;
}

function Bent({ activation, loss, z: sums, output, unit }: BentProps): JSX.Element {
  const z = sums[unit]!;
  const a = output[unit]!;
  const bent = (formula: ComponentChildren, numbers: ComponentChildren, beside?: number): JSX.Element => (
    <Equation formula={formula} result={a} beside={beside}><span>{numbers}</span></Equation>
  );
  if (activation) {
    const { formula, numbers, bound } = functions[activation];
    return bent(<><var>a</var> = {formula}</>, numbers(z), bound && Math.sign(a) * bound);
  }
  switch (loss) {
    case "squaredError":
      return bent(<><var>a</var> = <var>z</var></>, readable(z));
    case "logistic":
      return bent(<><var>p</var> = {functions.sigmoid.formula}</>, functions.sigmoid.numbers(z), functions.sigmoid.bound);
    case "softmax":
      return bent(
        <><var>p</var> = e<sup><var>z</var></sup> / Σ e<sup><var>z</var></sup></>,
        <>e<sup>{readableExponent(z)}</sup> / ({Array.from(sums, (score, k) => <>{k > 0 && " + "}e<sup>{readableExponent(score)}</sup></>)})</>,
        1,
      );
  }
}

interface Bend {
  readonly formula: ComponentChildren;
  numbers(z: number): ComponentChildren;
  /** What it comes as near to as one likes, on one side or both. */
  readonly bound?: number;
}

const functions: Readonly<Record<Activation, Bend>> = {
  relu: { formula: <>max(0, <var>z</var>)</>, numbers: (z) => `max(0, ${readable(z)})` },
  tanh: { formula: <>tanh <var>z</var></>, numbers: (z) => `tanh ${bracketed(readableExponent(z))}`, bound: 1 },
  sigmoid: { formula: <>1 / (1 + e<sup>−<var>z</var></sup>)</>, numbers: (z) => <>1 / (1 + e<sup>{readableExponent(-z)}</sup>)</>, bound: 1 },
  linear: { formula: <var>z</var>, numbers: readable },
};
