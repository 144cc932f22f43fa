/** What the whole network is made of, and where it comes from and goes to: its layers, its file, its code. */
import type { JSX } from "preact";
import { CodeExport } from "../../../src/kit/controls/code-export";
import { Icon, IconButton } from "../../../src/kit/controls/icons";
import { OpenFile } from "../../../src/kit/controls/open-file";
import { download } from "../../../src/kit/download";
import { defaultState } from "../../../src/kit/lab/defaults";
import type { Lab } from "../../../src/kit/lab/lab";
import { parametersAt } from "../../../src/kit/lab/live";
import { longestLink } from "../../../src/kit/lab/link-pairs";
import { exports } from "../export";
import type { Frame } from "../frame";
import { patchOf, writeNetworkFile } from "../network-file";
import { readNetworkFile } from "../read-network-file";
import { featureParameters, layerParameters, mostLayers, type Parameters } from "../parameters";
import { rebuild } from "./edit";
import { Stepper } from "./stepper";

type NetworkLab = Lab<Parameters, Frame>;

export function ArchitectureBar({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const { layers } = lab.parameters.value;
  const said = layers === 1 ? "1 hidden layer" : `${layers} hidden layers`;
  return (
    <div class="backpropagation-bar">
      <span class="backpropagation-layers">
        <span aria-hidden="true">Hidden layers</span>
        <Stepper value={layers} min={0} max={mostLayers} said={said} fewer="Remove the last hidden layer" more="Add a hidden layer" onChange={(layers) => rebuild(lab, { layers })} />
        <Reset lab={lab} />
      </span>
      <span class="backpropagation-files">
        <button type="button" class="kit-button kit-button-quiet" aria-disabled={lab.player.frame.value === null} onClick={() => save(lab)}>
          <Icon name="save" />
          Save
        </button>
        <OpenFile label="Open" accept=".json,application/json" onText={(text) => open(lab, text)} />
        <CodeExport label="Code" files={() => filesOf(lab)} />
      </span>
    </div>
  );
}

const shapeNames = [...Object.keys(featureParameters), ...Object.keys(layerParameters)] as (keyof typeof featureParameters | keyof typeof layerParameters)[];

function Reset({ lab }: { readonly lab: NetworkLab }): JSX.Element | null {
  const usual = defaultState(lab.model).parameters;
  const values = lab.parameters.value;
  const differing = shapeNames.filter((name) => name !== "initialization" && values[name] !== usual[name]);
  if (differing.length === 0) return null;
  const back = (): void => rebuild(lab, Object.fromEntries(differing.map((name) => [name, usual[name]])));
  return <IconButton icon="undo" label="Reset the features and layers" onClick={back} class="control-reset" />;
}

function save({ player, drawnFrom, permalink }: NetworkLab): void {
  const [frame, from, link] = [player.frame.peek(), drawnFrom.peek(), permalink.peek()];
  if (!frame || !from) return;
  const data = link.startsWith("#") && link.length <= longestLink ? link : null;
  const text = writeNetworkFile({ ...from, network: frame.training.network, data });
  download(new Blob([text], { type: "application/json" }), "network.json");
}

/** The network in the file is what stands after the first step; the run goes on from there when it is played. */
function open(lab: NetworkLab, text: string): void {
  const dataset = lab.dataset.peek();
  if (!dataset) throw new Error("The data are still being loaded.");
  const { parameters = {}, interventions = [] } = patchOf(readNetworkFile(text), dataset);
  lab.together(() => {
    lab.setParameters(parameters);
    lab.player.seek(0);
    for (const { name, values } of interventions) lab.intervene(name, values);
  });
  lab.player.pause();
}

/** With what the controls have come to at the end of the run, wherever in it one is. */
function filesOf({ model, dataset, state }: NetworkLab) {
  const points = dataset.peek();
  if (!points) throw new Error("The data are still being loaded.");
  const { parameters, seeds, interventions } = state.peek();
  const input = { parameters: parametersAt(model.parameters, parameters, interventions, Infinity), dataset: points, seeds, interventions };
  return exports.map(({ id, label, fileName, code }) => ({ id, label, fileName, code: code(input) }));
}
