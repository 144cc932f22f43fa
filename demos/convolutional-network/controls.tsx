/** What is trained and how, in groups. */
import type { JSX } from "preact";
import { ControlGroup, LabControls } from "../../src/kit/controls/lab-controls";
import type { Lab } from "../../src/kit/lab/lab";
import type { Frame } from "./frame";
import { networkParameters, trainingParameters, viewParameters, type Parameters } from "./parameters";
import { SavedNetwork } from "./saved-network";

type NetworkLab = Lab<Parameters, Frame>;

const { network, ...architecture } = networkParameters;
const { sample: _, drawing: _drawing, ...pose } = viewParameters;
const ofConvolution = ["filters1", "filters2", "kernelSize", "padding", "pooling"] as const;

export function NetworkControls({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const values = lab.parameters.value;
  const isReady = values.network === "ready";
  const idle = isReady ? (Object.keys(architecture) as (keyof typeof architecture)[]) : values.kind === "dense" ? ofConvolution : (["units"] as const);
  return (
    <>
      <LabControls lab={lab} schema={{ network }} />
      {isReady && <TrainButton lab={lab} />}
      <SavedNetwork lab={lab} />
      <ControlGroup title="Hold the image" isOpen><LabControls lab={lab} schema={pose} /></ControlGroup>
      <ControlGroup title="Layers" isOpen={!isReady}><LabControls lab={lab} schema={architecture} disabledNames={idle} /></ControlGroup>
      <ControlGroup title="Training" isOpen={!isReady}>
        <LabControls lab={lab} schema={trainingParameters} disabledNames={isReady ? (["learningRate", "optimizer", "batchSize", "dropout", "nImages", "epochs", "engine"] as const) : []} />
      </ControlGroup>
    </>
  );
}

function TrainButton({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const train = (): void => {
    lab.setParameters({ network: "scratch" });
    lab.player.play();
  };
  return <button type="button" class="kit-button convolutional-network-train" onClick={train}>Train one from scratch</button>;
}
