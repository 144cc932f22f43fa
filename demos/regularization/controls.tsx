/** The penalty first, then the descents; what handles on the stage set is not here again. */
import type { JSX } from "preact";
import { ControlGroup, LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import { descentParameters, penaltyParameters, viewParameters, type Parameters } from "./parameters";
import type { Frame } from "./story";

export function PenaltyControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const { penalty, moved1, moved2 } = lab.parameters.value;
  return (
    <>
      <LabControls lab={lab} schema={penaltyParameters} disabledNames={penalty === "elasticnet" ? [] : ["l1Ratio"]} />
      <LabControls lab={lab} schema={viewParameters} />
      {(moved1 !== 0 || moved2 !== 0) && (
        <p class="regularization-moved">
          Least squares was moved by hand.{" "}
          <button type="button" class="kit-button" onClick={() => lab.setParameters({ moved1: 0, moved2: 0 })}>Back to the data’s</button>
        </p>
      )}
      <ControlGroup title="The two descents" isOpen={false}><LabControls lab={lab} schema={descentParameters} /></ControlGroup>
    </>
  );
}
