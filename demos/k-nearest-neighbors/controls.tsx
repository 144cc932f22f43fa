/** What can be turned, in groups; where the query is, a hand says on the stage. */
import type { JSX } from "preact";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import type { Lab } from "../../src/kit/lab/lab";
import { featureParameters, modelParameters, pictureParameters, type Parameters } from "./parameters";
import type { Frame } from "./story";

export function NeighborsControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const values = lab.parameters.value;
  const n = lab.dataset.value?.train.length ?? 0;
  // The slider reaches from 1 to all there are.
  const nNeighbors = { ...modelParameters.nNeighbors, max: Math.max(n, values.nNeighbors, 1) };
  const schema = { ...modelParameters, nNeighbors, ...featureParameters, ...pictureParameters };
  return (
    <Controls<typeof schema>
      schema={schema}
      values={values}
      defaults={defaultState(lab.model).parameters}
      disabledNames={values.metric === "minkowski" ? [] : ["p"]}
      onChange={(name, value) => lab.setParameters({ [name]: value })}
    />
  );
}
