/** Above each layer, what it is made of: its number of units, and what bends them. */
import type { CSSProperties, JSX } from "preact";
import type { Activation } from "../../../algorithms/backpropagation/network";
import type { Lab } from "../../../src/kit/lab/lab";
import type { Frame } from "../frame";
import { mostUnits, parameters, type Parameters } from "../parameters";
import { rebuild } from "./edit";
import type { Layout } from "./layout";
import type { Shape } from "./shape";
import { Stepper } from "./stepper";

interface LayerHeadsProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly shape: Shape;
  readonly layout: Layout;
}

export function LayerHeads({ lab, shape: { hidden, nOutputs }, layout: { columns, top } }: LayerHeadsProps): JSX.Element {
  const at = (column: number): CSSProperties => ({ insetInlineStart: `${columns[column]!.x}px`, blockSize: `${top - 10}px` });
  return (
    <>
      <p class="backpropagation-head" style={at(0)}>Features</p>
      {hidden.map((_, layer) => <div key={layer} class="backpropagation-head" style={at(layer + 1)}><LayerHead lab={lab} layer={layer + 1} /></div>)}
      <p class="backpropagation-head" style={at(hidden.length + 1)}>{nOutputs > 1 ? "Outputs" : "Output"}</p>
    </>
  );
}

/** @param layer counted from 1, as the parameters are */
function LayerHead({ lab, layer }: { readonly lab: LayerHeadsProps["lab"]; readonly layer: number }): JSX.Element {
  const [unitsName, activationName] = [`units${layer}`, `activation${layer}`] as ["units1", "activation1"];
  const values = lab.parameters.value;
  const { label, options } = parameters[activationName];
  return (
    <>
      <Stepper
        value={values[unitsName]}
        min={1}
        max={mostUnits}
        said={`${values[unitsName]} units in layer ${layer}`}
        fewer={`Remove a unit from layer ${layer}`}
        more={`Add a unit to layer ${layer}`}
        onChange={(units) => rebuild(lab, { [unitsName]: units })}
      />
      <select
        class="control-menu"
        aria-label={label}
        value={values[activationName]}
        onChange={({ currentTarget }) => rebuild(lab, { [activationName]: currentTarget.value as Activation })}
      >
        {Object.entries(options).map(([option, shown]) => <option key={option} value={option}>{shown}</option>)}
      </select>
    </>
  );
}
