/** The plane of two coefficients: the bowl of the loss, the penalty's ball around the origin, and where they touch. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { zeros } from "../../algorithms/core/matrix";
import type { Lab } from "../../src/kit/lab/lab";
import { Plane } from "../../src/kit/plots/plane";
import type { Domain, Handle, Phase, Scales, Surface } from "../../src/kit/plots/types";
import { ballOutline, contourOutline } from "./ball";
import { lossAt, type Pair } from "./loss";
import type { Parameters } from "./parameters";
import { sizeOf } from "./penalty";
import { short } from "./readable";
import { objectiveAt, type Frame } from "./story";

/** There are no data points in the space of coefficients. */
const noPoints = { X: zeros(0, 2), ids: new Int32Array(0) };
const leastSquaresHandle = 0;
const startHandle = 1;

export function Stage({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element | null {
  const frame = lab.player.frame.value;
  const drawnFrom = lab.drawnFrom.value;
  const { surface: kind } = lab.parameters.value;
  // By what it says: every step's frame brings its own copy of the same bowl.
  const bowl = frame && JSON.stringify([frame.loss, frame.reach, kind === "objective" ? frame.penalty : null]);
  const surface = useMemo(() => frame && surfaceOf(frame, kind === "objective"), [bowl]);
  const [x, y] = (drawnFrom?.dataset ?? lab.dataset.value)?.featureNames ?? ["x₁", "x₂"];
  const labels = { xLabel: `coefficient of ${x}`, yLabel: `coefficient of ${y}` };
  if (!frame || !surface || !drawnFrom) return <Plane points={noPoints} domain={domainOf([1, 1])} description="The plane of two coefficients, before the loss is known." {...labels} />;

  const { moved1, moved2 } = drawnFrom.parameters;
  const fromData: Pair = [frame.leastSquares[0] - moved1, frame.leastSquares[1] - moved2];

  function moveHandle(id: number, across: number, up: number, phase: Phase): void {
    if (phase === "start") return;
    if (id === startHandle) {
      lab.setParameters({ start1: brief(across / frame!.reach[0]), start2: brief(up / frame!.reach[1]) });
      return;
    }
    lab.setParameters({ moved1: brief(across - fromData[0]), moved2: brief(up - fromData[1]) });
  }

  return (
    <Plane
      points={noPoints}
      domain={domainOf(frame.reach)}
      {...labels}
      description={lab.model.describe(frame, lab.player.step.value)}
      surface={surface}
      overlay={(scales) => <Overlay frame={frame} frames={lab.player.frames.value} step={lab.player.step.value} scales={scales} />}
      handles={handlesOf(frame, drawnFrom.parameters)}
      onMoveHandle={moveHandle}
    />
  );
}

/** As many digits as a hand can mean, and a link should hold. */
const brief = (value: number): number => Number(value.toPrecision(5));

function domainOf([x, y]: Pair): Domain {
  return { x: [-x, x], y: [-y, y] };
}

function handlesOf({ leastSquares, reach }: Frame, { start1, start2 }: { readonly start1: number; readonly start2: number }): Handle[] {
  return [
    { id: leastSquaresHandle, x: leastSquares[0], y: leastSquares[1], label: "Least squares", group: -1 },
    { id: startHandle, x: start1 * reach[0], y: start2 * reach[1], label: "Start of the descents", group: 9 },
  ];
}

const gridSize = 72;
const nContours = 9;

/** By the root, so that a bowl's contours lie evenly. */
function surfaceOf({ loss, penalty, reach, leastSquares, solution }: Frame, withPenalty: boolean): Surface {
  const at = withPenalty ? (w1: number, w2: number) => objectiveAt(loss, penalty, [w1, w2]) : (w1: number, w2: number) => lossAt(loss, w1, w2);
  const least = withPenalty ? at(...solution) : at(...leastSquares);
  const values = Float64Array.from({ length: gridSize * gridSize }, (_, cell) => {
    const [column, row] = [cell % gridSize, Math.floor(cell / gridSize)];
    const place = (index: number): number => (2 * (index + 0.5)) / gridSize - 1;
    return Math.sqrt(Math.max(0, at(place(column) * reach[0], place(row) * reach[1]) - least));
  });
  const highest = values.reduce((most, value) => Math.max(most, value), 0) || 1;
  const contours = Array.from({ length: nContours }, (_, i) => (highest * (i + 1)) / (nContours + 1));
  return { kind: "ramp", ramp: "sequential", columns: gridSize, rows: gridSize, values, extent: [0, 1.6 * highest], contours };
}

interface OverlayProps {
  readonly frame: Frame;
  readonly frames: readonly (Frame | undefined)[];
  readonly step: number;
  readonly scales: Scales;
}

function Overlay({ frame, frames, step, scales }: OverlayProps): JSX.Element {
  const { loss, penalty, solution, leastSquares, reach, path } = frame;
  const [left, right] = scales.x.range();
  const [bottom, top] = scales.y.range();
  const way = (points: readonly Pair[]): string => points.map(([a, b]) => `${scales.x(a).toFixed(1)},${scales.y(b).toFixed(1)}`).join(" ");
  const ball = ballOutline(penalty.l1Ratio, sizeOf(solution, penalty.l1Ratio), reach);
  const excess = lossAt(loss, ...solution) - lossAt(loss, ...leastSquares);
  const contour = contourOutline(loss, leastSquares, excess, 20 * Math.max(...reach));
  const solutions: Pair[] = Array.from(path.alphas, (_, k) => [path.coefs[2 * k]!, path.coefs[2 * k + 1]!]);
  const last = solutions.at(-1) ?? leastSquares;
  // Where columns are copies, many coefficients fit equally well, and the path need not end at those of least squares.
  const endsThere = [0, 1].every((j) => Math.abs(last[j]! - leastSquares[j]!) < 0.05 * reach[j]!);
  const shown = frames.slice(0, step + 1).filter((known) => known !== undefined);
  const [x, y] = [scales.x(solution[0]), scales.y(solution[1])];
  return (
    <g class="regularization-marks">
      <clipPath id="regularization-plot"><rect x={left} y={top} width={right - left} height={bottom - top} /></clipPath>
      <g clip-path="url(#regularization-plot)">
        <path class="regularization-zero" d={`M${left},${scales.y(0)}H${right}M${scales.x(0)},${top}V${bottom}`} />
        <polygon class="regularization-ball" points={way(ball)} />
        <polygon class="regularization-contour" points={way(contour)} />
        <polyline class="regularization-path" points={way([[0, 0], ...solutions, ...(endsThere ? [leastSquares] : [])])} />
        <polyline class="regularization-subgradient" points={way(shown.map(({ subgradient }) => subgradient.coef))} />
        <polyline class="regularization-proximal" points={way(shown.map(({ proximal }) => proximal.coef))} />
        <Walker place={frame.subgradient.coef} name="subgradient" scales={scales} />
        <Walker place={frame.proximal.coef} name="proximal" scales={scales} />
      </g>
      <circle class="regularization-solution" cx={x} cy={y} r={6.5}>
        <title>{`The penalised coefficients: ${solution.map(short).join(", ")}`}</title>
      </circle>
    </g>
  );
}

function Walker({ place, name, scales }: { readonly place: Pair; readonly name: "proximal" | "subgradient"; readonly scales: Scales }): JSX.Element {
  const [x, y] = [scales.x(place[0]), scales.y(place[1])];
  const [, right] = scales.x.range();
  // Far outside, where a diverging descent is, a browser would no longer draw it.
  if (!(Math.abs(x) < 10 * right && Math.abs(y) < 10 * right)) return <></>;
  return name === "proximal"
    ? <circle class="regularization-walker regularization-walker-proximal" cx={x} cy={y} r={4.5} />
    : <rect class="regularization-walker regularization-walker-subgradient" x={x - 4} y={y - 4} width={8} height={8} />;
}
