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

const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));
const mostImages = 24;

export function Answers({ lab, looker, labels }: AnswersProps): JSX.Element | null {
  const frame = lab.player.frame.value;
  const opened = useSignal<{ readonly title: string; readonly images: readonly (readonly [index: number, image: Float64Array])[] } | null>(null);
  if (!frame || labels.length !== frame.heldOut.predicted.length) return null;
  const { predicted } = frame.heldOut;

  async function open(truth: number, decided: number): Promise<void> {
    const indices = Array.from(labels.keys()).filter((i) => labels[i] === truth && predicted[i] === decided).slice(0, mostImages);
    const { images } = await looker.images(indices);
    const title = truth === decided ? `${truth}, recognised` : `${truth}, taken for ${decided}`;
    opened.value = { title, images: indices.map((index, i) => [index, images[i]!] as const) };
  }
  return (
    <>
      <div class="convolutional-network-confusion"><Confusion classNames={digitNames} truth={labels} predicted={predicted} counted="held-out images" onOpen={(truth, decided) => void open(truth, decided)} /></div>
      {opened.value && (
        <section class="convolutional-network-gallery" aria-label={opened.value.title}>
          <p>
            {opened.value.title}
            <button type="button" class="kit-button" onClick={() => (opened.value = null)}>Close</button>
          </p>
          <div>
            {opened.value.images.map(([index, image]) => (
              <button key={index} type="button" aria-label={`Look at image ${index}`} onClick={() => lab.setParameters({ sample: index })}><Digit image={image} /></button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function Digit({ image }: { readonly image: Float64Array }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = theme.value;
  useEffect(() => paint(canvas.current!, { height: 28, width: 28, channels: 1, data: image }, "ink"), [image, colours]);
  return <canvas ref={canvas} width={28} height={28} aria-hidden="true" />;
}
