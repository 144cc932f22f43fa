/** The concept at a glance: a digit, four filters, and the map that each makes of it. */
import { conv2d } from "../../algorithms/convolutional-network/convolution";
import { blank, withStroke, type Drawing, type Place } from "../../src/kit/controls/drawing";

const size = 20;
const stroke: readonly Place[] = [[6, 5], [9, 3.5], [13, 4.5], [13.5, 7.5], [10, 9.5], [13.5, 11.5], [13.5, 14.5], [10, 16.5], [6, 15]];
const digit = stroke.slice(1).reduce<Drawing>((drawn, place, i) => withStroke(drawn, size, stroke[i]!, place, 0.9), blank(size));

const filters = [[1, 2, 1, 0, 0, 0, -1, -2, -1], [1, 0, -1, 2, 0, -2, 1, 0, -1], [0, 1, 2, -1, 0, 1, -2, -1, 0], [2, 1, 0, 1, 0, -1, 0, -1, -2]];
const W = { size: 3, channels: 1, filters: 4, data: Float64Array.from({ length: 36 }, (_, i) => filters[i % 4]![Math.floor(i / 4)]!) };
const maps = conv2d({ n: 1, height: size, width: size, channels: 1, data: digit }, W, new Float64Array(4), { stride: 1, padding: 1 });

const mapOf = (f: number): number[] => Array.from({ length: size * size }, (_, cell) => maps.data[4 * cell + f]! / 4);

export default function Thumbnail() {
  return (
    <svg class="thumbnail" viewBox="0 0 320 200" role="img" aria-label="A handwritten 3, and four maps of its edges, each found by a small filter">
      <Cells values={Array.from(digit)} left={16} top={40} edge={6} />
      {filters.map((filter, f) => {
        const [left, top] = [184 + 66 * (f % 2), 22 + 84 * Math.floor(f / 2)];
        return (
          <g key={f}>
            <line x1="138" y1="100" x2={left - 6} y2={top + 35} stroke="var(--line-strong)" />
            <Cells values={mapOf(f)} left={left} top={top} edge={3} />
            {filter.map((weight, i) => (
              <rect key={i} x={left - 15 + 4 * (i % 3)} y={top + 4 * Math.floor(i / 3)} width="4" height="4" fill={tintOf(weight / 2)} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

const tintOf = (value: number): string => `color-mix(in srgb, var(--ramp-diverging-${value < 0 ? 0 : 4}) ${Math.round(100 * Math.min(1, Math.abs(value)))}%, var(--ramp-diverging-2))`;

/** Cells of one row and one colour are one rectangle, and blank ones none. */
function Cells({ values, left, top, edge }: { readonly values: readonly number[]; readonly left: number; readonly top: number; readonly edge: number }) {
  return (
    <g>
      <rect x={left} y={top} width={size * edge} height={size * edge} fill="var(--ramp-diverging-2)" stroke="var(--line)" />
      {values.map((value, i) => Math.abs(value) > 0.08 && (
        <rect key={i} x={left + edge * (i % size)} y={top + edge * Math.floor(i / size)} width={edge} height={edge} fill={tintOf(Math.round(4 * value) / 4)} />
      ))}
    </g>
  );
}
