/** Beside the picture: the figures, and one of three views of the optimization. */
import type { JSX } from "preact";
import { ChoiceControl } from "../../src/kit/controls/choice";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import type { Lab } from "../../src/kit/lab/lab";
import { Certificate } from "./charts/certificate";
import { Objectives } from "./charts/objectives";
import { StepBox } from "./charts/step-box";
import { SweepCharts } from "./charts/sweep-charts";
import { readable, supportOf, widthOf } from "./describe";
import type { Frame } from "./frame";
import { viewParameters, type Parameters } from "./parameters";

type MachineLab = Lab<Parameters, Frame>;

export function Charts({ lab }: { readonly lab: MachineLab }): JSX.Element {
  const { panel } = lab.parameters.value;
  const frame = lab.player.frame.value;
  return (
    <>
      <Facts facts={factsOf(frame)} />
      <div class="controls">
        <ChoiceControl
          parameter={viewParameters.panel}
          value={panel}
          defaultValue={viewParameters.panel.default}
          disabled={false}
          onChange={(value) => lab.setParameters({ panel: value as typeof panel })}
        />
      </div>
      {panel === "solution" && <><Certificate lab={lab} frame={frame} /><Objectives lab={lab} /></>}
      {panel === "step" && <><StepBox frame={frame} /><Objectives lab={lab} /></>}
      {panel === "sweep" && <SweepCharts lab={lab} />}
    </>
  );
}

/** An accuracy, in as little room as there is. */
const short = (share: number): string => `${Number((100 * share).toFixed(1))} %`;

function factsOf(frame: Frame | null): Fact[] {
  const width = frame && frame.pair.count === 1 ? widthOf(frame) : null;
  return [
    { name: "Support", value: frame ? String(supportOf(frame)) : undefined, help: "How many of the training points are support vectors: α above 0." },
    { name: "Margin", value: width ? readable(Number(width.toPrecision(3))) : undefined, help: "2/‖w‖: how far the two margin lines are apart, in the space of the kernel; with the linear kernel, in the picture." },
    { name: "Train", value: frame?.trainAccuracy == null ? undefined : short(frame.trainAccuracy) },
    { name: "Test", value: frame?.testAccuracy == null ? undefined : short(frame.testAccuracy) },
  ];
}
