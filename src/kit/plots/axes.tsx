import type { JSX, SVGAttributes } from "preact";
import { memo } from "./memo";
import type { Scales } from "./types";

/** Pixels between two labels, at the least. */
const spacing = 64;

/** Quiet axes: a thin line below, short ticks, and the features' names where the eye looks for them. */
export const Axes = memo(function Axes({ scales, xLabel, yLabel }: AxesProps): JSX.Element {
  const [left, right] = scales.x.range();
  const [bottom, top] = scales.y.range();
  return (
    <g class="plane-axes" aria-hidden="true">
      <path class="plane-axis" d={`M${left},${top}V${bottom}H${right}`} />
      <Ticks scale={scales.x} length={right - left} place={(at) => `translate(${at},${bottom})`} line="M0,0V5" label={{ y: 18 }} />
      <Ticks scale={scales.y} length={bottom - top} place={(at) => `translate(${left},${at})`} line="M0,0H-5" label={{ x: -9, dy: "0.32em" }} />
      <text class="plane-axis-title plane-axis-title-x" x={right} y={bottom + 35}>{`${xLabel} →`}</text>
      <text class="plane-axis-title" x={left - 36} y={top - 10}>{`↑ ${yLabel}`}</text>
    </g>
  );
});

interface AxesProps {
  readonly scales: Scales;
  readonly xLabel: string;
  readonly yLabel: string;
}

interface TicksProps {
  readonly scale: Scales["x"];
  readonly length: number;
  readonly place: (pixel: number) => string;
  readonly line: string;
  readonly label: SVGAttributes<SVGTextElement>;
}

function Ticks({ scale, length, place, line, label }: TicksProps): JSX.Element {
  const count = Math.max(2, Math.round(length / spacing));
  const format = scale.tickFormat(count);
  const axis = "x" in label ? "y" : "x";
  return (
    <g class={`plane-ticks plane-ticks-${axis}`}>
      {scale.ticks(count).map((value) => (
        <g key={value} transform={place(scale(value))}>
          <path class="plane-tick" d={line} />
          <text {...label}>{format(value).replace("-", "−")}</text>
        </g>
      ))}
    </g>
  );
}
