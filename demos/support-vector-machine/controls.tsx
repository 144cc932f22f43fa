/** The hyper-parameters; those that the kernel at hand does not have rest. */
import type { JSX } from "preact";
import { EngineControl } from "../../src/kit/controls/engine-control";
import { LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import type { Values } from "../../src/kit/lab/schema";
import type { Frame } from "./frame";
import { engineParameters, machineParameters, runParameters, viewParameters, type Parameters } from "./parameters";

const { showSlack } = viewParameters;
const offered = { ...machineParameters, ...runParameters, showSlack };

export function MachineControls({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  return (
    <>
      <LabControls lab={lab} schema={offered} disabledNames={restingFor(lab.parameters.value)} />
      <EngineControl lab={lab} engine={engineParameters.engine} by={lab.player.frame} />
    </>
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
