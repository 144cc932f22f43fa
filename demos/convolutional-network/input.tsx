/** What goes in: a held-out digit, held as one likes, or one drawn by hand. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { HistoryButtons } from "../../src/kit/controls/history-buttons";
import { DrawingPad } from "../../src/kit/controls/drawing-pad";
import type { Lab } from "../../src/kit/lab/lab";
import { padSize, readDrawing, writeDrawing } from "./drawing-code";
import type { Frame } from "./frame";
import { fieldOf, type Cell } from "./flow/field";
import { Strip } from "./flow/strip";
import type { Look } from "./look/protocol";
import type { Parameters } from "./parameters";
import { shapesOf } from "../../algorithms/convolutional-network/layers";

const brush = 2.1;

export interface InputState {
  /** What was drawn last, while a held-out digit is looked at: it comes back with the pad. */
  readonly lastDrawing: Signal<string>;
  readonly showsWhy: Signal<boolean>;
  readonly cell: Signal<Cell | null>;
}

interface InputProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly input: InputState;
  readonly look: Look | null;
}

/** Where the image comes from, and which it is. */
export function Source({ lab, input }: Pick<InputProps, "lab" | "input">): JSX.Element {
  const { lastDrawing, showsWhy } = input;
  const { drawing } = lab.parameters.value;
  useEffect(() => {
    if (drawing !== "") lastDrawing.value = drawing;
  }, [drawing, lastDrawing]);
  return (
    <div class="convolutional-network-source">
      <div class="control-segments" role="radiogroup" aria-label="Where the image comes from">
        {[false, true].map((draws) => (
          <label key={String(draws)} class="control-segment">
            <input type="radio" name="convolutional-network-source" checked={(drawing !== "") === draws} onChange={() => lab.setParameters({ drawing: draws ? lastDrawing.peek() : "" })} />
            <span>{draws ? "draw one" : "held-out digit"}</span>
          </label>
        ))}
      </div>
      {drawing === "" && <Browse lab={lab} />}
      <label class="convolutional-network-why">
        <input type="checkbox" checked={showsWhy.value} onChange={(event) => (showsWhy.value = event.currentTarget.checked)} />
        what it looks at
      </label>
      <span class="convolutional-network-history"><HistoryButtons lab={lab} /></span>
    </div>
  );
}

export function Input({ lab, input, look }: InputProps): JSX.Element {
  const { drawing } = lab.parameters.value;
  const drawn = useMemo(() => readDrawing(drawing), [drawing]);
  return (
    <section class="convolutional-network-images" aria-label="The image">
      {drawn && <DrawingPad label="Your digit" size={padSize} brush={brush} value={drawn} onChange={(next) => lab.setParameters({ drawing: writeDrawing(next) })} onBegin={lab.endChange} />}
      <Seen look={look} input={input} />
    </section>
  );
}

/** The image as the network gets it, with the field of the cell pointed at; or how its score moves with every cell. */
function Seen({ look, input: { showsWhy, cell } }: { readonly look: Look | null; readonly input: InputState }): JSX.Element {
  const why = showsWhy.value;
  const maps = useMemo(() => ({ height: 28, width: 28, channels: 1, data: (look && (why ? look.saliency : look.image)) ?? new Float64Array(784) }), [look, why]);
  const pointed = cell.value;
  const isOpen = look && pointed && pointed.output < look.outputs.length;
  const field = isOpen ? fieldOf(pointed, 0, look.network.layers, shapesOf(look.network.inputShape, look.network.layers)) : null;
  const label = why ? "How the score of the answer would move with each cell" : `The image the network sees${look?.label == null ? "" : `, a ${look.label}`}`;
  return (
    <figure class="convolutional-network-seen">
      <Strip label={label} maps={maps} tint={why ? "diverging" : "ink"} unit={1 / 28} marked={field && { map: 0, field }} />
      <figcaption>{why ? "ink raises the score where orange" : "as it is seen"}</figcaption>
    </figure>
  );
}

function Browse({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const { sample } = lab.parameters.value;
  const go = (by: number): void => lab.setParameters({ sample: (sample + by + 2000) % 2000 });
  return (
    <p class="convolutional-network-browse">
      <button type="button" class="kit-button" aria-label="The image before" onClick={() => go(-1)}>‹</button>
      <span>{`image ${sample}`}</span>
      <button type="button" class="kit-button" aria-label="The next image" onClick={() => go(1)}>›</button>
    </p>
  );
}
