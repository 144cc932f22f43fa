/** Which digits are taken for which; a cell opens its images. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Confusion } from "../../../src/kit/controls/confusion";
import type { Lab } from "../../../src/kit/lab/lab";
import { theme } from "../../../src/kit/theme";
import type { Frame } from "../frame";
import { paint } from "../flow/paint";
import type { Looker } from "../look/client";
import type { Parameters } from "../parameters";

interface AnswersProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looker: Looker;
  /** The true digits of the images that are scored. */
  readonly labels: Int32Array;
}

/** A cell of the table. */
interface Opened {
  readonly truth: number;
  readonly decided: number;
}

const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));

export function Answers({ lab, looker, labels }: AnswersProps): JSX.Element | null {
  const frame = lab.player.frame.value;
  const opened = useSignal<Opened | null>(null);
  if (!frame || labels.length !== frame.heldOut.predicted.length) return null;
  const { predicted } = frame.heldOut;
  const { truth, decided } = opened.value ?? { truth: -1, decided: -1 };
  const indices = Array.from(labels.keys()).filter((i) => labels[i] === truth && predicted[i] === decided);
  return (
    <>
      <div class="convolutional-network-confusion"><Confusion classNames={digitNames} truth={labels} predicted={predicted} counted="held-out images" onOpen={(truth, decided) => (opened.value = { truth, decided })} /></div>
      {opened.value && (
        <Gallery
          title={`${truth === decided ? `${truth}, recognised` : `${truth}, taken for ${decided}`}: ${indices.length === 1 ? "1 image" : `${indices.length} images`}`}
          indices={indices}
          looker={looker}
          onLook={(sample) => lab.setParameters({ sample, drawing: "" })}
          onClose={() => (opened.value = null)}
        />
      )}
    </>
  );
}

interface GalleryProps {
  readonly title: string;
  readonly indices: readonly number[];
  readonly looker: Looker;
  readonly onLook: (index: number) => void;
  readonly onClose: () => void;
}

/** Those of the frame shown: while training goes on, images come and go. */
function Gallery({ title, indices, looker, onLook, onClose }: GalleryProps): JSX.Element {
  const known = useSignal<ReadonlyMap<number, Float64Array>>(new Map());
  const wanted = indices.join();
  useEffect(() => {
    const missing = indices.filter((index) => !known.peek().has(index));
    if (missing.length === 0) return;
    void looker.images(missing).then(({ images }) => {
      known.value = new Map([...known.peek(), ...missing.map((index, i) => [index, images[i]!] as const)]);
    });
  }, [wanted, looker]);
  return (
    <section class="convolutional-network-gallery" aria-label={title}>
      <p>
        {title}
        <button type="button" class="kit-button" onClick={onClose}>Close</button>
      </p>
      <div>
        {indices.map((index) => {
          const image = known.value.get(index);
          return image && <button key={index} type="button" aria-label={`Look at image ${index}`} onClick={() => onLook(index)}><Digit image={image} /></button>;
        })}
      </div>
    </section>
  );
}

function Digit({ image }: { readonly image: Float64Array }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = theme.value;
  useEffect(() => paint(canvas.current!, { height: 28, width: 28, channels: 1, data: image }, "ink"), [image, colours]);
  return <canvas ref={canvas} width={28} height={28} aria-hidden="true" />;
}
