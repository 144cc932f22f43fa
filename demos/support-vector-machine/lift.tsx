/** The kernel trick as a third dimension: two rings lifted onto the bowl x₁² + x₂², and the level plane that parts them. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId, useMemo } from "preact/hooks";
import { circles } from "../../src/kit/data/generators/shapes";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";

const [width, height] = [560, 380];
const { X, target } = circles.generate({ nSamples: 120, noise: 0.3, factor: 0.5 }, 3);
const classes = target?.kind === "class" ? target.values : new Int32Array(X.rows);
/** The bowl reaches as high as the rings are wide. */
const bowl = 0.2;
const reach = 5.6;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

export default function Lift(): JSX.Element {
  const [raised, turned, level] = [useSignal(1), useSignal(30), useSignal(12)];
  const points = useMemo(() => Array.from({ length: X.rows }, (_, i) => ({ u: X.data[2 * i]!, v: X.data[2 * i + 1]!, group: classes[i]! })), []);
  const project = projection(turned.value, raised.value);
  const height3 = (u: number, v: number): number => bowl * raised.value * (u * u + v * v);
  const plane = bowl * raised.value * level.value;
  const spots = points
    .map(({ u, v, group }) => ({ ...project(u, v, height3(u, v)), group, isAbove: u * u + v * v > level.value }))
    .toSorted((a, b) => b.depth - a.depth);
  const wrong = points.filter(({ u, v, group }) => (u * u + v * v > level.value) !== (group === 0)).length;
  const cut = ring(Math.sqrt(level.value), (u, v) => project(u, v, plane));
  const below = ring(Math.sqrt(level.value), (u, v) => project(u, v, 0));
  return (
    <figure class="support-vector-machine-lift">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Two rings, ${raised.value < 0.05 ? "flat" : "lifted onto a bowl"}; the plane at x₁² + x₂² = ${level.value} has ${wrong} of ${points.length} points on the wrong side.`}
        onPointerMove={(event) => {
          if (event.buttons === 1 && event.pointerType === "mouse") turned.value = (turned.value + event.movementX * 0.4 + 360) % 360;
        }}
      >
        {[1.5, 3, 4.5, 5.6].map((radius) => <path key={radius} class="support-vector-machine-lift-bowl" d={ring(radius, (u, v) => project(u, v, height3(u, v)))} />)}
        <path class="support-vector-machine-lift-below" d={below} />
        {spots.filter(({ isAbove }) => !isAbove).map(draw)}
        <path class="support-vector-machine-lift-plane" d={square((u, v) => project(u, v, plane))} />
        <path class="support-vector-machine-boundary support-vector-machine-lift-cut" d={cut} />
        {spots.filter(({ isAbove }) => isAbove).map(draw)}
      </svg>
      <div class="support-vector-machine-sliders">
        <Slider label="Lift" min={0} max={1} step={0.01} signal={raised} />
        <Slider label="Turn" min={0} max={359} step={1} signal={turned} />
        <Slider label="Plane at x₁² + x₂² =" min={1} max={28} step={0.5} signal={level} />
      </div>
      <figcaption aria-live="polite">{wrong === 0 ? "The plane parts the rings. Seen from above, it cuts the bowl in a circle: the boundary in the plane." : `${wrong} of ${points.length} points are on the wrong side of the plane.`}</figcaption>
    </figure>
  );
}

function draw({ x, y, group }: Spot & { readonly group: number }, i: number): JSX.Element {
  return <path key={i} fill={classColour(group)} stroke="var(--paper)" stroke-width="0.75" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} d={shapePath(group, 4.5)} />;
}

/** From above while flat, and ever more from the side as the points are lifted. */
function projection(degrees: number, raised: number): (u: number, v: number, h: number) => Spot {
  const angle = (degrees * Math.PI) / 180;
  const tilt = (1.15 * raised * Math.PI) / 2 * 0.62;
  const scale = 31;
  return (u, v, h) => {
    const [x, y] = [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)];
    return {
      x: width / 2 + scale * x,
      y: height / 2 + 90 * raised - scale * (y * Math.cos(tilt) + h * Math.sin(tilt)),
      depth: y * Math.sin(tilt) - h * Math.cos(tilt),
    };
  };
}

function ring(radius: number, place: (u: number, v: number) => Spot): string {
  const steps = 64;
  const spots = Array.from({ length: steps }, (_, i) => place(radius * Math.cos((2 * Math.PI * i) / steps), radius * Math.sin((2 * Math.PI * i) / steps)));
  return `M${spots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`;
}

function square(place: (u: number, v: number) => Spot): string {
  const corners = [[-reach, -reach], [reach, -reach], [reach, reach], [-reach, reach]] as const;
  return `M${corners.map(([u, v]) => place(u, v)).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`;
}

interface SliderProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly signal: { value: number };
}

function Slider({ label, min, max, step, signal }: SliderProps): JSX.Element {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} type="range" min={min} max={max} step={step} value={signal.value} onInput={(event) => (signal.value = Number(event.currentTarget.value))} />
      <output for={id}>{signal.value}</output>
    </>
  );
}
