/** Beside the picture: the figures, and one of three views of the optimization. */
import type { JSX } from "preact";
import { ChoiceControl } from "../../src/kit/controls/choice";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import type { Lab } from "../../src/kit/lab/lab";
import { Certificate } from "./charts/certificate";
import { Objectives } from "./charts/objectives";
import { StepBox } from "./charts/step-box";
import { SweepCharts } from "./charts/sweep-charts";
import { percent, readable, supportOf, widthOf } from "./describe";
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

function factsOf(frame: Frame | null): Fact[] {
  const width = frame && widthOf(frame);
  return [
    { name: "Support vectors", value: frame ? String(supportOf(frame)) : undefined },
    { name: "Margin", value: width ? readable(width) : undefined, help: "2/‖w‖: how far the two margin lines are apart, in the space of the kernel; with the linear kernel, in the picture." },
    { name: "Train", value: frame?.trainAccuracy == null ? undefined : percent(frame.trainAccuracy), help: "The share of the training points on the right side." },
    { name: "Test", value: frame?.testAccuracy == null ? undefined : percent(frame.testAccuracy), help: "The share of the points held out that are on the right side." },
  ];
}
