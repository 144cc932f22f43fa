/** How the network is trained, in groups. What can be set where it is seen, in the diagram, is not here again. */
import type { JSX } from "preact";
import { EngineControl } from "../../src/kit/controls/engine-control";
import { ControlGroup, LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import type { Frame } from "./frame";
import { engineParameters, layerParameters, runParameters, trainingParameters, viewParameters, type Parameters } from "./parameters";

const startParameters = { initialization: layerParameters.initialization, ...runParameters };

export function TrainingControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const hasClasses = lab.dataset.value?.target?.kind !== "real";
  return (
    <>
      <ControlGroup title="Training" isOpen><LabControls lab={lab} schema={trainingParameters} /></ControlGroup>
      <ControlGroup title="Start, steps and end" isOpen={false}><LabControls lab={lab} schema={startParameters} /></ControlGroup>
      <ControlGroup title="Picture" isOpen={false}><LabControls lab={lab} schema={viewParameters} disabledNames={hasClasses ? [] : ["discretize"]} /></ControlGroup>
      <EngineControl lab={lab} engine={engineParameters.engine} by={lab.player.frame} />
    </>
  );
}
