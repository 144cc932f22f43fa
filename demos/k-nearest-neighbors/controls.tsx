/** What can be turned, in groups; where the query is, a hand says on the stage. */
import type { JSX } from "preact";
import { LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import { featureParameters, modelParameters, pictureParameters, type Parameters } from "./parameters";
import type { Frame } from "./story";

export function NeighborsControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const values = lab.parameters.value;
  const n = lab.dataset.value?.train.length ?? 0;
  // The slider reaches from 1 to all there are.
  const nNeighbors = { ...modelParameters.nNeighbors, max: Math.max(n, values.nNeighbors, 1) };
  const schema = { ...modelParameters, nNeighbors, ...featureParameters, ...pictureParameters };
  return <LabControls lab={lab} schema={schema} disabledNames={values.metric === "minkowski" ? [] : ["p"]} />;
}
