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

/** Weights are kept for the largest window: a smaller one shows those in the middle, and what is around them is not lost. */
const largest = 7;

/** The 3 × 3 in the middle; what is around them is 0. */
const presets = {
  "upright edges": [1, 0, -1, 2, 0, -2, 1, 0, -1],
  "level edges": [1, 2, 1, 0, 0, 0, -1, -2, -1],
  blur: [1, 2, 1, 2, 4, 2, 1, 2, 1].map((share) => share / 16),
  sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0],
  outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  nothing: [0, 0, 0, 0, 1, 0, 0, 0, 0],
} as const;

const mostWeight = 100;

export default function Kernel(): JSX.Element {
  const drawing = useSignal(first);
  const size = useSignal(3);
  const stride = useSignal(1);
  const padding = useSignal(1);
  const weights = useSignal(around(presets["upright edges"]));
  const problem = useSignal("");
  const map = useMemo(() => mapOf(drawing.value, placesOf(size.value).map((place) => weights.value[place]!), size.value, stride.value, padding.value), [drawing.value, weights.value, size.value, stride.value, padding.value]);
  const resize = (to: number): void => {
    size.value = to;
    problem.value = "";
  };
  const take = (preset: readonly number[]): void => {
    weights.value = around(preset);
    problem.value = "";
  };
  return (
    <div class="convolutional-network-kernel">
      <div>
        <p>Image: draw on it</p>
        <DrawingPad label="The image to be filtered" size={edge} brush={1.3} value={drawing.value} onChange={(drawn) => (drawing.value = drawn)} />
      </div>
      <div>
        <p>Filter</p>
        <Weights weights={weights} size={size.value} problem={problem} />
        <p class="convolutional-network-presets">
          {Object.entries(presets).map(([name, preset]) => (
            <button key={name} type="button" class="kit-button" onClick={() => take(preset)}>{name}</button>
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

/** Where the weights of a window are among those of the largest. */
function placesOf(size: number): number[] {
  const off = (largest - size) / 2;
  return Array.from({ length: size * size }, (_, i) => (Math.floor(i / size) + off) * largest + (i % size) + off);
}

function around(three: readonly number[]): readonly number[] {
  const weights = Array.from({ length: largest * largest }, () => 0);
  placesOf(3).forEach((place, i) => (weights[place] = three[i]!));
  return weights;
}

interface WeightsProps {
  readonly weights: Signal<readonly number[]>;
  readonly size: number;
  /** What was wrong with the weight that was typed last. */
  readonly problem: Signal<string>;
}

function Weights({ weights, size, problem }: WeightsProps): JSX.Element {
  /** What cannot be used is told, and the weight in force comes back. */
  const set = (place: number, field: HTMLInputElement): void => {
    const text = field.value.trim();
    const [value, before] = [Number(text.replace("−", "-")), weights.peek()[place]!];
    const isUsable = text !== "" && Math.abs(value) <= mostWeight;
    problem.value = isUsable ? "" : `A weight must be a number in −${mostWeight} … ${mostWeight}; got ${text === "" ? "nothing" : `“${text}”`}. It is ${told(before)} as before.`;
    if (isUsable) weights.value = weights.peek().map((other, i) => (i === place ? value : other));
    field.value = told(isUsable ? value : before);
  };
  return (
    <>
      <div class="convolutional-network-weights" role="group" aria-label="The filter's weights" style={{ gridTemplateColumns: `repeat(${size}, 1fr)` }}>
        {placesOf(size).map((place, cell) => {
          const weight = weights.value[place]!;
          return (
            <input
              key={place}
              inputMode="decimal"
              aria-label={`Row ${Math.floor(cell / size) + 1}, column ${(cell % size) + 1}`}
              value={told(weight)}
              style={{ background: `color-mix(in srgb, var(--ramp-diverging-${weight < 0 ? 0 : 4}) ${Math.round(Math.min(40, 20 * Math.abs(weight)))}%, var(--paper-raised))` }}
              onChange={(event) => set(place, event.currentTarget)}
            />
          );
        })}
      </div>
      <p class="control-error" role="alert">{problem.value}</p>
    </>
  );
}

const told = (weight: number): string => String(Math.round(1e4 * weight) / 1e4);

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
