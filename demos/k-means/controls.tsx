/** The hyper-parameters, and who computes. */
import type { JSX } from "preact";
import { EngineControl } from "../../src/kit/controls/engine-control";
import { LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import { engineParameters, modelParameters, type Parameters } from "./parameters";
import type { Frame } from "./story";

export function ClusterControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  return (
    <>
      <LabControls lab={lab} schema={modelParameters} />
      <EngineControl lab={lab} engine={engineParameters.engine} by={lab.player.frame} />
    </>
  );
}
