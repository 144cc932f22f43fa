/** The penalty first, then the descents; what handles on the stage set is not here again. */
import type { JSX } from "preact";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import type { Lab } from "../../src/kit/lab/lab";
import type { Schema, Values } from "../../src/kit/lab/schema";
import { descentParameters, penaltyParameters, viewParameters, type Parameters } from "./parameters";
import type { Frame } from "./story";

type RegularizationLab = Lab<Parameters, Frame>;

export function PenaltyControls({ lab }: { readonly lab: RegularizationLab }): JSX.Element {
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
      <details class="regularization-group">
        <summary>The two descents</summary>
        <LabControls lab={lab} schema={descentParameters} />
      </details>
    </>
  );
}

interface LabControlsProps<S extends Schema> {
  readonly lab: RegularizationLab;
  readonly schema: S;
  readonly disabledNames?: readonly (keyof S & string)[];
}

function LabControls<S extends Schema>({ lab, schema, disabledNames }: LabControlsProps<S>): JSX.Element {
  return (
    <Controls
      schema={schema}
      disabledNames={disabledNames}
      values={lab.parameters.value as unknown as Values<S>}
      defaults={defaultState(lab.model).parameters as unknown as Values<S>}
      onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<Parameters>>)}
    />
  );
}
