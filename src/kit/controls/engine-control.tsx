/** Who computes: folded away, for few need to choose. */
import { useComputed, type ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { engineNames } from "../engines/names";
import type { By } from "../engines/by";
import type { Lab } from "../lab/lab";
import type { Parameter, Schema } from "../lab/schema";
import { ControlGroup, LabControls } from "./lab-controls";

interface EngineControlProps<S extends Schema, Frame> {
  readonly lab: Lab<S, Frame>;
  /** The page's parameter of that name. */
  readonly engine: Parameter;
  /** The frame shown, which says who computed it. */
  readonly by: ReadonlySignal<By | null>;
}

export function EngineControl<S extends Schema, Frame>({ lab, engine, by }: EngineControlProps<S, Frame>): JSX.Element {
  // Who, and not what: nothing here is drawn again with every frame.
  const name = useComputed(() => by.value?.engine ?? null).value;
  // Who goes back to "auto" wants to see who that is.
  const wasChosen = useRef(false);
  wasChosen.current ||= (lab.parameters.value as { engine?: unknown }).engine !== "auto";
  return (
    <ControlGroup title="Engine" isOpen={wasChosen.current}>
      <LabControls lab={lab} schema={{ engine }} />
      {name && <p class="engine-control-says" role="status">{`Computed by ${engineNames[name]}.`}</p>}
    </ControlGroup>
  );
}
