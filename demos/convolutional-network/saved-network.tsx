/** Takes the network shown home, and brings one back: in TensorFlow.js's format, which others read too. What reads and writes it is loaded then. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../src/kit/controls/icons";
import { download } from "../../src/kit/download";
import type { Lab } from "../../src/kit/lab/lab";
import type { Frame } from "./frame";
import { packNetwork } from "./intervention";
import type { Parameters } from "./parameters";

type NetworkLab = Lab<Parameters, Frame>;

export function SavedNetwork({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState("");
  const attempt = async (act: () => Promise<string>): Promise<void> => {
    setProblem("");
    setDone("");
    try {
      setDone(await act());
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const take = (field: HTMLInputElement): void => {
    const files = [...(field.files ?? [])];
    // The same files must count as new when they are chosen again.
    field.value = "";
    if (files.length > 0) void attempt(() => open(lab, files));
  };
  return (
    <div class="convolutional-network-saved">
      <button type="button" class="kit-button" aria-label="Save network" disabled={!lab.player.frame.value} onClick={() => void attempt(() => save(lab))}>
        <Icon name="save" />
        Save
      </button>
      <button type="button" class="kit-button" aria-label="Load network" onClick={() => picker.current?.click()}>
        <Icon name="open" />
        Load
      </button>
      <input ref={picker} type="file" hidden multiple accept=".json,.bin" aria-label="model.json and weights.bin" onChange={(event) => take(event.currentTarget)} />
      <p class="convolutional-network-saved-says" role="status">{done}</p>
      <p class="control-error" role="alert">{problem}</p>
    </div>
  );
}

async function save(lab: NetworkLab): Promise<string> {
  const { writeNetwork } = await import("./saved/write");
  const { model, weights } = writeNetwork(lab.player.frame.peek()!.training.network);
  download(new Blob([model], { type: "application/json" }), "model.json");
  download(new Blob([weights], { type: "application/octet-stream" }), "weights.bin");
  return "Saved as model.json and weights.bin: tf.loadLayersModel reads them.";
}

/** Nothing is changed before all of it was read. */
async function open(lab: NetworkLab, files: readonly File[]): Promise<string> {
  const { networkFrom } = await import("./saved/files");
  const { network, architecture } = await networkFrom(files);
  lab.together(() => {
    lab.player.seek(0);
    lab.setParameters({ ...architecture, network: "scratch" });
    lab.intervene("network", packNetwork(network));
  });
  lab.player.pause();
  return "Loaded: step 1 shows it, and training goes on from there.";
}
