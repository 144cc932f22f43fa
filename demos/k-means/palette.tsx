/** A picture, and the same picture in k colours. */
import { useSignal, useSignalEffect, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { download } from "../../src/kit/download";
import { createHost } from "../../src/kit/lab/host";
import { defaultsOf } from "../../src/kit/lab/schema";
import { warningOf } from "../../src/kit/engines/by";
import { engineNames, engineOptions } from "../../src/kit/engines/names";
import { createWorker } from "./create-worker";
import { parameters } from "./parameters";
import { loadPicture, longestSide, openPicture, savePicture } from "./picture-file";
import shipped from "./picture.jpg";
import { hexOf, pixelsOf, recolor, sizes, type Quantized } from "./quantize";
import { percent } from "./readable";

const choices = [2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256];
const shippedCredit = "“China” by danielbuechele, CC BY 2.0, scaled down";

export default function Palette(): JSX.Element {
  const picture = useSignal<ImageData | null>(null);
  const credit = useSignal(shippedCredit);
  const nColors = useSignal(8);
  const engine = useSignal<keyof typeof engineOptions>("auto");
  const quantized = useSignal<Quantized | null>(null);
  const problem = useSignal<string | null>(null);
  useQuantized(picture, { nColors, engine }, quantized, problem);
  useEffect(() => {
    loadPicture(shipped).then((image) => (picture.value ??= image), () => (problem.value = "The picture could not be loaded."));
  }, [picture, problem]);

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      picture.value = await openPicture(file);
      [credit.value, problem.value] = [file.name, null];
    } catch {
      problem.value = `${file.name} could not be read as a picture; the one before stays. PNG, JPEG, WebP and GIF can be read.`;
    }
  }

  const painted = paintedIn(picture.value, quantized.value);
  return (
    <div
      class="palette"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <Choices nColors={nColors} engine={engine} onOpen={(file) => void open(file)} />
      <p class="palette-problem" role="alert">{problem.value}</p>
      <div class="palette-pictures">
        <Picture title={credit.value} image={picture.value} />
        <Picture title={painted ? `In ${counted(usedColors(quantized.value!), "colour")}` : "Looking for its colours …"} image={painted ?? picture.value} />
      </div>
      {painted && <Result quantized={quantized.value!} painted={painted} />}
    </div>
  );
}

interface Chosen {
  readonly nColors: Signal<number>;
  readonly engine: Signal<keyof typeof engineOptions>;
}

/** Keeps `quantized` the newest answer of the worker for the picture and what was chosen. */
function useQuantized(
  picture: Signal<ImageData | null>,
  { nColors, engine }: Chosen,
  quantized: Signal<Quantized | null>,
  problem: Signal<string | null>,
): void {
  const host = useMemo(() => createHost(createWorker), []);
  const answered = useRef<ImageData | null>(null);
  useEffect(() => () => host.dispose(), [host]);
  useSignalEffect(() => {
    if (!picture.value) return;
    // The colours of another picture are no answer.
    if (answered.current !== picture.value) quantized.value = null;
    answered.current = picture.value;
    problem.value = null;
    const request = {
      analysis: "quantize",
      parameters: { ...defaultsOf(parameters), nClusters: nColors.value, engine: engine.value },
      dataset: pixelsOf(picture.value.data),
      seeds: { data: 0, split: 0, model: 0 },
      interventions: [],
      upTo: Infinity,
    };
    const run = host.run(request, {
      frames: (frames) => (quantized.value = frames.at(-1) as Quantized),
      resting() {},
      ended(error) {
        if (error !== null) problem.value = error;
      },
    });
    return () => run.cancel();
  });
}

function Choices({ nColors, engine, onOpen }: Chosen & { onOpen: (file: File | undefined) => void }): JSX.Element {
  const [count, who, file] = [useId(), useId(), useId()];
  return (
    <div class="palette-choices">
      <label for={count}>Colours k</label>
      <select id={count} value={nColors.value} onChange={(event) => (nColors.value = Number(event.currentTarget.value))}>
        {choices.map((k) => <option key={k} value={k}>{k}</option>)}
      </select>
      <label for={who}>Engine</label>
      <select id={who} value={engine.value} onChange={(event) => (engine.value = event.currentTarget.value as keyof typeof engineOptions)}>
        {Object.entries(engineOptions).map(([name, label]) => <option key={name} value={name}>{label}</option>)}
      </select>
      <label for={file}>Your own picture</label>
      <input id={file} type="file" accept="image/*" onChange={(event) => onOpen(event.currentTarget.files?.[0])} />
    </div>
  );
}

function Result({ quantized, painted }: { quantized: Quantized; painted: ImageData }): JSX.Element {
  const { palette, counts, error, indices } = quantized;
  const all = Array.from(counts, (count, color) => ({ hex: hexOf(palette, color), share: count / indices.length }));
  const colors = all.filter(({ share }) => share > 0);
  const { plain, indexed } = sizes(indices.length, colors.length);
  return (
    <>
      <ul class="palette-colors" aria-label="The palette">
        {colors.map(({ hex, share }, color) => (
          <li key={color} style={{ background: hex, flexGrow: Math.max(share, 0.01) }} title={`${hex}, ${percent(share)} of the pixels`}>
            <span class="visually-hidden">{`${hex}, ${percent(share)}`}</span>
          </li>
        ))}
      </ul>
      <p role="status">
        {`${inBytes(plain)} of plain pixels become ${inBytes(indexed)} with a palette: ${percent(indexed / plain)}. `}
        {`A channel is off by ${error.toFixed(1)} of 255 (root mean square). `}
        {`${warningOf(quantized) ?? ""} The colours were given to the pixels by ${engineNames[quantized.engine]}.`}
      </p>
      <p class="palette-save">
        <button type="button" class="kit-button" onClick={() => savePicture(painted)}>Save picture</button>
        <button type="button" class="kit-button" onClick={() => download(new Blob(colors.map(({ hex }) => `${hex}\n`), { type: "text/plain" }), "palette.txt")}>
          Save palette
        </button>
      </p>
    </>
  );
}

/** A picture may have fewer colours than were asked for. */
function usedColors({ counts }: Quantized): number {
  return counts.filter((count) => count > 0).length;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function inBytes(bytes: number): string {
  return bytes < 1000 ? counted(bytes, "byte") : `${(bytes / 1000).toFixed(1)} kB`;
}

function Picture({ title, image }: { title: string; image: ImageData | null }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (image) canvas.current?.getContext("2d")?.putImageData(image, 0, 0);
  }, [image]);
  return (
    <figure>
      <canvas ref={canvas} width={image?.width ?? longestSide} height={image?.height ?? 240} role="img" aria-label={title} />
      <figcaption>{title}</figcaption>
    </figure>
  );
}

/** The picture in its palette; null as long as the answer at hand is another picture's. */
function paintedIn(picture: ImageData | null, quantized: Quantized | null): ImageData | null {
  if (!picture || quantized?.indices.length !== picture.width * picture.height) return null;
  return new ImageData(recolor(picture.data, quantized), picture.width, picture.height);
}
