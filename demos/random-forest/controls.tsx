/** What can be turned, in the order in which it matters; what the method has no use for is not offered. */
import type { JSX } from "preact";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import type { Lab } from "../../src/kit/lab/lab";
import type { Values } from "../../src/kit/lab/schema";
import type { Frame } from "./frame";
import { boostingParameters, crowdParameters, forestParameters, parameters, tableParameters, viewParameters, type Parameters } from "./parameters";

export function CrowdControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const isForest = lab.parameters.value.method === "forest";
  const schema = { ...crowdParameters, ...(isForest ? forestParameters : boostingParameters), ...tableParameters, ...viewParameters } as unknown as Parameters;
  return (
    <Controls
      schema={schema}
      values={lab.parameters.value}
      defaults={defaultState(lab.model).parameters}
      onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<typeof parameters>>)}
    />
  );
}
