/** The hyper-parameters; those that the kernel at hand does not have rest. */
import type { JSX } from "preact";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import type { Lab } from "../../src/kit/lab/lab";
import type { Values } from "../../src/kit/lab/schema";
import type { Frame } from "./frame";
import { machineParameters, runParameters, viewParameters, type Parameters } from "./parameters";

const { showSlack } = viewParameters;
const offered = { ...machineParameters, ...runParameters, showSlack };

export function MachineControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  return (
    <Controls
      schema={offered}
      disabledNames={restingFor(lab.parameters.value)}
      values={lab.parameters.value}
      defaults={defaultState(lab.model).parameters}
      onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<Parameters>>)}
    />
  );
}

function restingFor({ kernel, gammaRule }: Values<Parameters>): (keyof typeof offered)[] {
  const isLinear = kernel === "linear";
  return [
    ...(isLinear ? ["gammaRule" as const] : []),
    ...(isLinear || gammaRule !== "own" ? ["gamma" as const] : []),
    ...(kernel === "poly" ? [] : ["degree" as const]),
    ...(kernel === "poly" || kernel === "sigmoid" ? [] : ["coef0" as const]),
  ];
}
