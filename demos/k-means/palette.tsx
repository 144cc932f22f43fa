/** A picture, and the same picture in k colours. */
import { useSignal, useSignalEffect, type Signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { JSX } from "preact";
import { createHost } from "../../src/kit/lab/host";
import { createWorker } from "./create-worker";
import { defaultsOf } from "../../src/kit/lab/schema";
import { parameters } from "./parameters";
import shipped from "./picture.jpg";
import { hexOf, pixelsOf, recolor, sizes, type Quantized } from "./quantize";

/** A picture is scaled down to this many pixels on its longer side. */
const longestSide = 360;
const choices = [2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256];
const shippedCredit = "“China” by danielbuechele, CC BY 2.0, scaled down";

export default function Palette(): JSX.Element {
  const picture = useSignal<ImageData | null>(null);
  const credit = useSignal(shippedCredit);
  const nColors = useSignal(8);
  const quantized = useSignal<Quantized | null>(null);
  const problem = useSignal<string | null>(null);
  useQuantized(picture, nColors, quantized, problem);
  useEffect(() => {
    load(shipped).then((image) => (picture.value ??= image), () => (problem.value = "The picture could not be loaded."));
  }, [picture, problem]);

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    const url = URL.createObjectURL(file);
    try {
      picture.value = await load(url);
      [credit.value, problem.value] = [file.name, null];
    } catch {
      problem.value = `${file.name} could not be read as a picture; the one before stays. PNG, JPEG, WebP and GIF can be read.`;
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  return (
    <div class="palette" onDragOver={(event) => event.preventDefault()} onDrop={(event) => {
      event.preventDefault();
      void open(event.dataTransfer?.files[0]);
    }}>
      <div class="palette-controls">
        <label>
          Colours k
          <select value={nColors.value} onChange={(event) => (nColors.value = Number(event.currentTarget.value))}>
            {choices.map((k) => <option key={k} value={k}>{k}</option>)}
          </select>
        </label>
        <label class="palette-open">
          Your own picture
          <input type="file" accept="image/*" onChange={(event) => void open(event.currentTarget.files?.[0])} />
        </label>
      </div>
      {problem.value && <p class="palette-problem" role="alert">{problem.value}</p>}
      <div class="palette-pictures">
        <Picture title={credit.value} image={picture.value} />
        <Picture title={`In ${quantized.value?.counts.length ?? nColors.value} colours`} image={inPalette(picture.value, quantized.value)} />
      </div>
      {picture.value && quantized.value && <Result quantized={quantized.value} picture={picture.value} />}
    </div>
  );
}

/** Keeps `quantized` the newest answer of the worker for the picture and the number of colours. */
function useQuantized(
  picture: Signal<ImageData | null>,
  nColors: Signal<number>,
  quantized: Signal<Quantized | null>,
  problem: Signal<string | null>,
): void {
  const host = useMemo(() => createHost(createWorker), []);
  useEffect(() => () => host.dispose(), [host]);
  useSignalEffect(() => {
    if (!picture.value) return;
    const request = {
      analysis: "quantize",
      parameters: { ...defaultsOf(parameters), nClusters: nColors.value },
      dataset: pixelsOf(picture.value.data),
      seeds: { data: 0, split: 0, model: 0 },
      interventions: [],
      upTo: Infinity,
    };
    const run = host.run(request, {
      frames: (frames) => (quantized.value = frames.at(-1) as Quantized),
      resting() {},
      tooLate() {},
      ended: (error) => error && (problem.value = error),
    });
    return () => run.cancel();
  });
}

function Result({ quantized, picture }: { quantized: Quantized; picture: ImageData }): JSX.Element {
  const { palette, counts, error } = quantized;
  const colors = Array.from(counts, (count, color) => ({ hex: hexOf(palette, color), share: count / quantized.indices.length }));
  const { plain, indexed } = sizes(quantized.indices.length, counts.length);
  const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  return (
    <>
      <ul class="palette-colors" aria-label="The palette">
        {colors.map(({ hex, share }, color) => (
          <li key={color} style={{ background: hex, flexGrow: Math.max(share, 0.01) }} title={`${hex}, ${(100 * share).toFixed(1)} % of the pixels`}>
            <span class="visually-hidden">{`${hex}, ${(100 * share).toFixed(1)} %`}</span>
          </li>
        ))}
      </ul>
      <p class="palette-sizes" role="status">
        {`${inKilobytes(plain)} of plain pixels become ${inKilobytes(indexed)} with a palette: ${((100 * indexed) / plain).toFixed(0)} %. `}
        {`A channel is off by ${error.toFixed(1)} of 255 (root mean square).`}
      </p>
      <p class="palette-save">
        <button type="button" onClick={() => savePicture(inPalette(picture, quantized)!)}>Save picture</button>
        <button type="button" onClick={() => save(new Blob([colors.map(({ hex }) => `${hex}\n`).join("")], { type: "text/plain" }), "palette.txt")}>
          Save palette
        </button>
      </p>
    </>
  );
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

/** Null as long as the answer at hand is another picture's. */
function inPalette(picture: ImageData | null, quantized: Quantized | null): ImageData | null {
  if (!picture || quantized?.indices.length !== picture.width * picture.height) return picture;
  return new ImageData(recolor(picture.data, quantized), picture.width, picture.height);
}

async function load(url: string): Promise<ImageData> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function savePicture(image: ImageData): void {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  canvas.toBlob((blob) => blob && save(blob, "picture.png"));
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
