/** Some of a lab's parameters, in groups that fold: for a demo that lays out its own controls. */
import type { ComponentChildren, JSX } from "preact";
import { defaultState } from "../lab/defaults";
import type { Lab } from "../lab/lab";
import type { Schema, Values } from "../lab/schema";
import { Controls } from "./controls";

interface LabControlsProps<S extends Schema, Shown extends Schema, Frame> {
  readonly lab: Lab<S, Frame>;
  /** The parameters that are shown, in this order, as the lab declares them. */
  readonly schema: Shown;
  /** Parameters that have no effect at present. */
  readonly disabledNames?: readonly (keyof Shown & string)[];
}

export function LabControls<S extends Schema, Shown extends Schema, Frame>({ lab, schema, disabledNames }: LabControlsProps<S, Shown, Frame>): JSX.Element {
  return (
    <Controls
      schema={schema}
      disabledNames={disabledNames}
      values={lab.parameters.value as unknown as Values<Shown>}
      defaults={defaultState(lab.model).parameters as unknown as Values<Shown>}
      onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<S>>)}
    />
  );
}

interface ControlGroupProps {
  readonly title: string;
  /** Whether it is unfolded; a person may fold and unfold it until this changes. */
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

export function ControlGroup({ title, isOpen, children }: ControlGroupProps): JSX.Element {
  return (
    <details class="control-group" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
