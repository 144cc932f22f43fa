/** Between the two ways: how wrong the answer is. */
import type { JSX } from "preact";
import { readable } from "../diagram/shape";
import { Equation, factor } from "./equation";
import type { Place } from "./walk";

export function LossStop({ shape, network, walked, target }: Omit<Place, "layer" | "unit">): JSX.Element {
  const { output } = walked.layers.at(-1)!;
  switch (network.loss) {
    case "squaredError":
      return (
        <Equation formula={<><var>L</var> = ½ (<var>a</var> − <var>y</var>)²</>} result={walked.loss}>
          <span>½ ({readable(output[0]!)} − {factor(target)})²</span>
        </Equation>
      );
    case "logistic":
      return target === 1
        ? <Equation formula={<><var>L</var> = −log <var>p</var>, for the class is 1,</>} result={walked.loss}><span>−log {readable(output[0]!)}</span></Equation>
        : <Equation formula={<><var>L</var> = −log (1 − <var>p</var>), for the class is 0,</>} result={walked.loss}><span>−log (1 − {readable(output[0]!)})</span></Equation>;
    case "softmax":
      return (
        <Equation formula={<><var>L</var> = −log <var>p</var> of the true class, {shape.outputNames[target]!.replace("output ", "")},</>} result={walked.loss}>
          <span>−log {readable(output[target]!)}</span>
        </Equation>
      );
  }
}
