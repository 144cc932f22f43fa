/** What the trees say of one point: only those that never saw it can be asked honestly. */
import type { JSX } from "preact";
import { IconButton } from "../../src/kit/controls/icons";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import { classColour } from "../../src/kit/plots/colours";
import type { Frame } from "./frame";
import { short } from "./readable";
import type { StageProps } from "./stage";

export function PointVotes({ lab, looks }: StageProps): JSX.Element {
  const dataset = lab.drawnFrom.value?.dataset;
  const point = looks.point.value;
  const row = point === null || !dataset ? -1 : dataset.ids.indexOf(point);
  const frames = lab.player.frames.value;
  const step = lab.player.step.value;
  if (row < 0 || !dataset?.target) {
    return <p class="random-forest-hint">Click a point to see which trees were given it, and what the others say of it.</p>;
  }
  const isBoosting = frames[step]?.method === "boosting";
  return (
    <section class="random-forest-votes" aria-label="Votes on the chosen point">
      <div class="random-forest-votes-head">
        <p>{nameOf(dataset, row)}</p>
        <IconButton icon="close" label="Choose no point" onClick={() => (looks.point.value = null)} class="kit-button-quiet" />
      </div>
      {isBoosting
        ? <Residual frame={frames[step]!} row={row} />
        : <Votes frames={frames.slice(0, step + 1).filter((frame) => frame !== undefined)} row={row} target={dataset.target} isHeldOut={dataset.test.includes(row)} />}
    </section>
  );
}

function nameOf({ target }: Dataset, row: number): string {
  if (target!.kind === "real") return `The chosen point: ${target!.name} is ${short(target!.values[row]!)}`;
  return `The chosen point: ${target!.name} is ${target!.classNames[target!.values[row]!]}`;
}

function Residual({ frame, row }: { readonly frame: Frame; readonly row: number }): JSX.Element {
  const size = frame.residuals[row] ?? 0;
  return <p>{size === 0 ? "It is held out: no round learns from it." : `The next round is asked to move it by ${short(size)} of the most that there can be.`}</p>;
}

interface VotesProps {
  readonly frames: readonly Frame[];
  readonly row: number;
  readonly target: Target;
  readonly isHeldOut: boolean;
}

function Votes({ frames, row, target, isHeldOut }: VotesProps): JSX.Element {
  const others = frames.filter(({ draws }) => draws[row] === 0);
  const saw = frames.length - others.length;
  const lead = isHeldOut
    ? `Held out: none of ${frames.length} trees was given it.`
    : `${saw} of ${frames.length} ${frames.length === 1 ? "tree was" : "trees were"} given it, ${others.length} ${others.length === 1 ? "was" : "were"} not.`;
  if (others.length === 0) return <p>{lead} There is nobody to ask.</p>;
  if (target.kind === "real") {
    const mean = others.reduce((sum, { votes }) => sum + votes[row]!, 0) / others.length;
    return <p>{lead} {isHeldOut ? "They" : "The others"} say {short(mean)} on average.</p>;
  }
  const counts = target.classNames.map((_, k) => others.filter(({ votes }) => votes[row] === k).length);
  return (
    <>
      <p>{lead} {isHeldOut ? "They" : "The others"} say:</p>
      <ul class="random-forest-bar">
        {counts.map((count, k) => count > 0 && (
          <li key={k} style={{ flexGrow: count, background: classColour(k) }} title={`${target.classNames[k]}: ${count}`}>
            <span class="visually-hidden">{`${target.classNames[k]}: ${count}`}</span>
          </li>
        ))}
      </ul>
      <p class="random-forest-counts">{counts.flatMap((count, k) => (count > 0 ? [`${target.classNames[k]} ${count}`] : [])).join(" · ")}</p>
    </>
  );
}
