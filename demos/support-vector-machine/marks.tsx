/** What is drawn over the points: boundary, margin, support vectors, slack, and the pair that an SMO step changed. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Matrix } from "../../algorithms";
import type { Scales } from "../../src/kit/plots/types";
import { linesAt } from "./contour";
import type { Frame, Picture } from "./frame";

interface MarksProps {
  readonly scales: Scales;
  readonly X: Matrix;
  readonly frame: Frame | null;
  /** The boundary before a change by hand. */
  readonly before: Picture | null;
  readonly showSlack: boolean;
}

export function Marks({ scales, X, frame, before, showSlack }: MarksProps): JSX.Element | null {
  const lines = useMemo(() => (frame && hasLines(frame) ? linesAt(frame.picture, [0, -1, 1], scales) : []), [frame, scales]);
  const earlier = useMemo(() => before && linesAt(before, [0], scales)[0], [before, scales]);
  if (!frame) return null;
  const at = (row: number): readonly [number, number] => [scales.x(X.data[row * X.columns]!), scales.y(X.data[row * X.columns + 1]!)];
  return (
    <g class="support-vector-machine-marks">
      {lines[0] !== undefined && <path class="support-vector-machine-boundary" d={lines[0]} />}
      {lines.slice(1).map((line, side) => <path key={side} class="support-vector-machine-margin" d={line} />)}
      {earlier && <path class="support-vector-machine-before" d={earlier} />}
      {showSlack && <path class="support-vector-machine-slack" d={slackPath(frame, scales, at)} />}
      <path class="support-vector-machine-left" d={Array.from(frame.left, (row) => cross(at(row))).join("")} />
      <SupportVectors of={frame.everyPair ?? frame} at={at} />
      {frame.phase === "step" && frame.step && <ChosenPair rows={frame.step.rows} at={at} />}
    </g>
  );
}

/** With several pairs of classes, the lines are of the pair at hand; once all have voted, the regions say it all. */
const hasLines = ({ phase, alpha, picture }: Frame): boolean => picture.classes === null && (phase !== "start" || alpha.some((value) => value > 0));

type At = (row: number) => readonly [x: number, y: number];

function slackPath({ slack }: Frame, { x, y }: Scales, at: At): string {
  let path = "";
  for (let entry = 0; entry < slack.length; entry += 3) {
    path += `M${at(slack[entry]!).map((value) => value.toFixed(1)).join(",")}L${x(slack[entry + 1]!).toFixed(1)},${y(slack[entry + 2]!).toFixed(1)}`;
  }
  return path;
}

const cross = ([x, y]: readonly [number, number]): string => `M${(x - 5).toFixed(1)},${(y - 5).toFixed(1)}l10,10m0,-10l-10,10`;

/** A ring as large as the multiplier; at its bound, another one. Two paths for all of them, for there may be thousands. */
function SupportVectors({ of: { rows, alpha, C }, at }: { readonly of: Pick<Frame, "rows" | "alpha" | "C">; readonly at: At }): JSX.Element {
  const rings = { free: "", bound: "" };
  alpha.forEach((value, i) => {
    if (value > 0) rings[value >= C[i]! ? "bound" : "free"] += ring(at(rows[i]!), 5 + 5 * Math.sqrt(value / C[i]!));
  });
  return (
    <>
      <path class="support-vector-machine-free" d={rings.free} />
      <path class="support-vector-machine-bound" d={rings.bound} />
    </>
  );
}

const ring = ([x, y]: readonly [number, number], radius: number): string => {
  const r = radius.toFixed(1);
  return `M${(x - radius).toFixed(1)},${y.toFixed(1)}a${r},${r} 0 1 1 ${(2 * radius).toFixed(1)},0a${r},${r} 0 1 1 ${(-2 * radius).toFixed(1)},0`;
};

function ChosenPair({ rows, at }: { readonly rows: readonly [number, number]; readonly at: At }): JSX.Element {
  const [[x1, y1], [x2, y2]] = [at(rows[0]), at(rows[1])];
  return (
    <g class="support-vector-machine-pair">
      <path d={`M${x1},${y1}L${x2},${y2}`} />
      <circle cx={x1} cy={y1} r={13} />
      <circle cx={x2} cy={y2} r={13} />
    </g>
  );
}
