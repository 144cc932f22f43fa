/** One SMO step: two multipliers in their box, the line that Σ yα = 0 leaves them, the best place on it, and the clip. */
import type { JSX } from "preact";
import { Mark } from "../../../src/kit/plots/legend";
import { readable } from "../describe";
import type { Frame, ShownStep } from "../frame";

const [side, room] = [190, 34];

export function StepBox({ frame }: { readonly frame: Frame | null }): JSX.Element {
  if (!frame?.step) {
    return <p class="support-vector-machine-hint">Nothing has been chosen yet. Step on with the arrow keys: each step takes the two examples that disagree most about the boundary, and settles it between them.</p>;
  }
  const { step, pair } = frame;
  const classOf = (label: number): number => (label > 0 ? pair.first : pair.second);
  return (
    <figure class="support-vector-machine-box">
      <Box step={step} />
      <figcaption>
        <p><Mark group={classOf(step.labels[0])} />Point {step.rows[0] + 1}: α from {readable(step.before[0])} to <b>{readable(step.after[0])}</b></p>
        <p><Mark group={classOf(step.labels[1])} />Point {step.rows[1] + 1}: α from {readable(step.before[1])} to <b>{readable(step.after[1])}</b></p>
        <p>{clipText(step)}</p>
        <p>Largest disagreement now: {readable(Math.max(0, frame.violation))}</p>
      </figcaption>
    </figure>
  );
}

function clipText({ unclipped, after }: ShownStep): string {
  const isClipped = Math.abs(unclipped[0] - after[0]) > 1e-9 * Math.max(1, Math.abs(unclipped[0]));
  return isClipped ? `Alone they would go to (${readable(unclipped[0])}, ${readable(unclipped[1])}): the box clips it.` : "The best place lies within the box: no clip.";
}

function Box({ step: { labels, before, after, unclipped, C } }: { readonly step: ShownStep }): JSX.Element {
  const x = (alpha: number): number => room + (alpha / C[0]) * side;
  const y = (alpha: number): number => room + side - (alpha / C[1]) * side;
  const [dx, dy] = [labels[0], -labels[1]];
  // As far along the line as the box goes, and a little further.
  const reach = 1.25 * Math.max(C[0], C[1]);
  const end = (t: number): string => `${x(before[0] + t * dx)},${y(before[1] + t * dy)}`;
  const [ux, uy] = [x(unclipped[0]), y(unclipped[1])];
  const size = side + 2 * room;
  const isInSight = ux > 4 && ux < size - 4 && uy > 4 && uy < size - 4;
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`The box from 0 to C: from (${readable(before[0])}, ${readable(before[1])}) to (${readable(after[0])}, ${readable(after[1])})`}>
      <rect class="support-vector-machine-box-frame" x={room} y={room} width={side} height={side} />
      <path class="support-vector-machine-box-line" d={`M${end(-reach)}L${end(reach)}`} />
      <path class="support-vector-machine-box-way" d={`M${x(before[0])},${y(before[1])}L${x(after[0])},${y(after[1])}`} />
      <circle class="support-vector-machine-box-before" cx={x(before[0])} cy={y(before[1])} r="5" />
      {isInSight && <path class="support-vector-machine-box-best" d={`M${ux - 5},${uy - 5}l10,10m0,-10l-10,10`} />}
      <circle class="support-vector-machine-box-after" cx={x(after[0])} cy={y(after[1])} r="5" />
      <text x={room + side / 2} y={size - 8} text-anchor="middle">α whose yα rises</text>
      <text transform={`translate(${room - 20} ${room + side / 2}) rotate(-90)`} text-anchor="middle">α whose yα falls</text>
      <text x={room - 6} y={room + side + 4} text-anchor="end">0</text>
      <text x={room - 6} y={room + 4} text-anchor="end">C</text>
      <text x={room + side} y={room + side + 14} text-anchor="middle">C</text>
    </svg>
  );
}
