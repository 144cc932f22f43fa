/** Between the two ways: how wrong the answer is. */
import type { JSX } from "preact";
import { readableBeside } from "./digits";
import { bracketed, Equation } from "./equation";
import { Rounded } from "./rounded";
import { Standardised } from "./standardised";
import type { Place } from "./walk";

export function LossStop({ shape, network, walked, target, truth }: Omit<Place, "layer" | "unit">): JSX.Element {
  const { output } = walked.layers.at(-1)!;
  const said = output[network.loss === "softmax" ? target : 0]!;
  const isRounded = (said === 0 || said === 1) && walked.loss > 0;
  switch (network.loss) {
    case "squaredError":
      return (
        <>
          {truth && <Standardised {...{ truth, target }} />}
          <Equation formula={<><var>L</var> = ½ (<var>a</var> − <var>y</var>)²</>} result={walked.loss}>
            <span>½ ({readableBeside(said, target)} − {bracketed(readableBeside(target, said))})²</span>
          </Equation>
        </>
      );
    case "logistic":
      return (
        <>
          {target === 1
            ? <Equation formula={<><var>L</var> = −log <var>p</var>, for the class is 1,</>} result={walked.loss}><span>−log {readableBeside(said, 1)}</span></Equation>
            : <Equation formula={<><var>L</var> = −log (1 − <var>p</var>), for the class is 0,</>} result={walked.loss}><span>−log (1 − {readableBeside(said, 1)})</span></Equation>}
          {isRounded && <Rounded name={<var>p</var>} value={said} result={<var>L</var>} />}
        </>
      );
    case "softmax":
      return (
        <>
          <Equation formula={<><var>L</var> = −log <var>p</var> of the true class, {shape.outputNames[target]!.replace("output ", "")},</>} result={walked.loss}>
            <span>−log {readableBeside(said, 1)}</span>
          </Equation>
          {isRounded && <Rounded name={<var>p</var>} value={said} result={<var>L</var>} />}
        </>
      );
  }
}
