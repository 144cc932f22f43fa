/** What is trained and how, in groups. */
import type { ComponentChildren, JSX } from "preact";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import type { Lab } from "../../src/kit/lab/lab";
import type { Schema, Values } from "../../src/kit/lab/schema";
import type { Frame } from "./frame";
import { networkParameters, trainingParameters, viewParameters, type Parameters } from "./parameters";

type NetworkLab = Lab<Parameters, Frame>;

const { network, ...architecture } = networkParameters;
const { sample: _, ...pose } = viewParameters;
const ofConvolution = ["filters1", "filters2", "kernelSize", "padding", "pooling"] as const;

export function NetworkControls({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const values = lab.parameters.value;
  const isReady = values.network === "ready";
  const idle = isReady ? (Object.keys(architecture) as (keyof typeof architecture)[]) : values.kind === "dense" ? ofConvolution : (["units"] as const);
  return (
    <>
      <LabControls lab={lab} schema={{ network }} />
      {isReady && <TrainButton lab={lab} />}
      <Group title="Hold the image"><LabControls lab={lab} schema={pose} /></Group>
      <Group title="Layers" isOpen={!isReady}><LabControls lab={lab} schema={architecture} disabledNames={idle} /></Group>
      <Group title="Training" isOpen={!isReady}>
        <LabControls lab={lab} schema={trainingParameters} disabledNames={isReady ? (["learningRate", "optimizer", "batchSize", "dropout", "nImages", "epochs", "engine"] as const) : []} />
      </Group>
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

function Group({ title, isOpen = true, children }: { readonly title: string; readonly isOpen?: boolean; readonly children: ComponentChildren }): JSX.Element {
  return (
    <details class="convolutional-network-group" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface LabControlsProps<S extends Schema> {
  readonly lab: NetworkLab;
  readonly schema: S;
  readonly disabledNames?: readonly (keyof S & string)[];
}

function LabControls<S extends Schema>({ lab, schema, disabledNames }: LabControlsProps<S>): JSX.Element {
  return (
    <Controls
      schema={schema}
      disabledNames={disabledNames}
      values={lab.parameters.value as unknown as Values<S>}
      defaults={defaultState(lab.model).parameters as unknown as Values<S>}
      onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<Parameters>>)}
    />
  );
}
