/** How the network is trained, in groups. What can be set where it is seen, in the diagram, is not here again. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import type { Lab } from "../../src/kit/lab/lab";
import type { Schema, Values } from "../../src/kit/lab/schema";
import type { Frame } from "./frame";
import { layerParameters, runParameters, trainingParameters, viewParameters, type Parameters } from "./parameters";

type NetworkLab = Lab<Parameters, Frame>;

const startParameters = { initialization: layerParameters.initialization, ...runParameters };

export function TrainingControls({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const hasClasses = lab.dataset.value?.target?.kind !== "real";
  return (
    <>
      <Group title="Training" isOpenFirst><LabControls lab={lab} schema={trainingParameters} /></Group>
      <Group title="Start, steps and end"><LabControls lab={lab} schema={startParameters} /></Group>
      <Group title="Picture"><LabControls lab={lab} schema={viewParameters} disabledNames={hasClasses ? [] : ["discretize"]} /></Group>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly isOpenFirst?: boolean;
  readonly children: ComponentChildren;
}

function Group({ title, isOpenFirst = false, children }: GroupProps): JSX.Element {
  const [open, setOpen] = useState(isOpenFirst);
  return (
    <details class="backpropagation-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface LabControlsProps<S extends Schema> {
  readonly lab: NetworkLab;
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
