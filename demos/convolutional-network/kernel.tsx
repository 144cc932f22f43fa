/** A filter painted by hand, and the map that it makes. */
import { useSignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useId, useMemo } from "preact/hooks";
import { conv2d } from "../../algorithms/convolutional-network/convolution";
import { outputSize } from "../../algorithms/convolutional-network/tensor";
import { blank, withStroke, type Drawing, type Place } from "../../src/kit/controls/drawing";
import { DrawingPad } from "../../src/kit/controls/drawing-pad";
import { Strip } from "./flow/strip";

const edge = 28;
const seven: readonly Place[] = [[7, 7], [21, 7], [13, 23]];
const first = seven.slice(1).reduce<Drawing>((drawn, place, i) => withStroke(drawn, edge, seven[i]!, place, 1.4), blank(edge));

/** The 3 × 3 in the middle; what is around them is 0. */
const presets = {
  "upright edges": [1, 0, -1, 2, 0, -2, 1, 0, -1],
  "level edges": [1, 2, 1, 0, 0, 0, -1, -2, -1],
  blur: [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16),
  sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0],
  outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  nothing: [0, 0, 0, 0, 1, 0, 0, 0, 0],
} as const;

export default function Kernel(): JSX.Element {
  const drawing = useSignal(first);
  const size = useSignal(3);
  const stride = useSignal(1);
  const padding = useSignal(1);
  const weights = useSignal<readonly number[]>(presets["upright edges"]);
  const map = useMemo(() => mapOf(drawing.value, weights.value, size.value, stride.value, padding.value), [drawing.value, weights.value, size.value, stride.value, padding.value]);

  const resize = (to: number): void => {
    weights.value = around(middle(weights.value, size.peek()), to);
    size.value = to;
  };
  return (
    <div class="convolutional-network-kernel">
      <div>
        <p>Image: draw on it</p>
        <DrawingPad label="The image to be filtered" size={edge} brush={1.3} value={drawing.value} onChange={(drawn) => (drawing.value = drawn)} />
      </div>
      <div>
        <p>Filter</p>
        <Weights weights={weights} size={size.value} />
        <p class="convolutional-network-presets">
          {Object.entries(presets).map(([name, preset]) => (
            <button key={name} type="button" class="kit-button" onClick={() => (weights.value = around(preset, size.value))}>{name}</button>
          ))}
        </p>
      </div>
      <div>
        <p>Map</p>
        <div class="convolutional-network-map"><Strip label={`The map, ${map.height} × ${map.width}`} maps={map} tint="diverging" unit={1 / map.width} marked={null} /></div>
      </div>
      <div class="convolutional-network-walk">
        <Slider label="Window k" value={size.value} min={1} max={7} step={2} onChange={resize} />
        <Slider label="Stride s" value={stride.value} min={1} max={4} step={1} onChange={(value) => (stride.value = value)} />
        <Slider label="Padding p" value={padding.value} min={0} max={3} step={1} onChange={(value) => (padding.value = value)} />
        <p role="status">{`⌊(28 + 2 · ${padding.value} − ${size.value}) / ${stride.value}⌋ + 1 = ${outputSize(edge, size.value, { stride: stride.value, padding: padding.value })}: the map is ${map.height} × ${map.width}, from ${size.value ** 2} weights.`}</p>
      </div>
    </div>
  );
}

function mapOf(image: Drawing, weights: readonly number[], size: number, stride: number, padding: number) {
  const W = { size, channels: 1, filters: 1, data: Float64Array.from(weights) };
  return conv2d({ n: 1, height: edge, width: edge, channels: 1, data: image }, W, Float64Array.of(0), { stride, padding });
}

/** The middle 3 × 3 of a filter, or what there is of it. */
function middle(weights: readonly number[], size: number): number[] {
  const off = (size - 3) / 2;
  return Array.from({ length: 9 }, (_, i) => weights[(Math.floor(i / 3) + off) * size + (i % 3) + off] ?? 0);
}

function around(three: readonly number[], size: number): number[] {
  const off = (3 - size) / 2;
  return Array.from({ length: size * size }, (_, i) => {
    const [row, column] = [Math.floor(i / size) + off, (i % size) + off];
    return row < 0 || row > 2 || column < 0 || column > 2 ? 0 : three[3 * row + column]!;
  });
}

function Weights({ weights, size }: { readonly weights: Signal<readonly number[]>; readonly size: number }): JSX.Element {
  const set = (i: number, text: string): void => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value) && Math.abs(value) <= 100) weights.value = weights.value.map((weight, j) => (i === j ? value : weight));
  };
  return (
    <div class="convolutional-network-weights" role="group" aria-label="The filter's weights" style={{ gridTemplateColumns: `repeat(${size}, 1fr)` }}>
      {weights.value.map((weight, i) => (
        <input
          key={`${size} ${i}`}
          inputMode="decimal"
          aria-label={`Row ${Math.floor(i / size) + 1}, column ${(i % size) + 1}`}
          value={String(Math.round(1e4 * weight) / 1e4)}
          style={{ background: `color-mix(in srgb, var(--ramp-diverging-${weight < 0 ? 0 : 4}) ${Math.round(Math.min(40, 20 * Math.abs(weight)))}%, var(--paper-raised))` }}
          onChange={(event) => set(i, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, onChange, ...range }: SliderProps): JSX.Element {
  const id = useId();
  return (
    <p>
      <label for={id}>{label}</label>
      <input id={id} type="range" {...range} value={value} onInput={(event) => onChange(Number(event.currentTarget.value))} />
      <output for={id}>{value}</output>
    </p>
  );
}
