/** What can be turned, in the order in which it matters; what the method has no use for is not offered. */
import type { JSX } from "preact";
import { LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import type { Frame } from "./frame";
import { boostingParameters, crowdParameters, forestParameters, tableParameters, viewParameters, type Parameters } from "./parameters";

export function CrowdControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const isForest = lab.parameters.value.method === "forest";
  const schema = { ...crowdParameters, ...(isForest ? forestParameters : boostingParameters), ...tableParameters, ...viewParameters };
  return <LabControls lab={lab} schema={schema} />;
}
