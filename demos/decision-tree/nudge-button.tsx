/** Pushes one point across a cut, and says what became of the tree. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { takeRows } from "../../algorithms/core/matrix";
import { countEdited } from "../../src/kit/data/edits";
import type { Lab } from "../../src/kit/lab/lab";
import { fitDomain } from "../../src/kit/plots/domain";
import type { Looks } from "./looks";
import { difference, nudge } from "./nudge";
import type { Parameters } from "./parameters";
import { counted, percent } from "./readable";
import type { Frame } from "./story";

interface NudgeProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
}

export function NudgeButton({ lab, looks }: NudgeProps): JSX.Element {
  const { frames, status } = lab.player;
  const push = (): void => {
    const before = frames.value.at(-1)?.tree;
    const dataset = lab.drawnFrom.value?.dataset;
    if (!before || !dataset || status.value === "running") return;
    const { edits } = lab.state.value.data;
    const pushed = nudge(before, takeRows(dataset.X, dataset.train), fitDomain(dataset.X), lab.state.value.seeds.model + countEdited(edits));
    if (!pushed) return;
    const id = dataset.ids[dataset.train[pushed.row]!]!;
    lab.player.toEnd();
    lab.movePoint(id, ...pushed.to);
    looks.point.value = id;
    looks.nudged.value = { before, edits: lab.state.value.data.edits };
  };
  return <button type="button" class="kit-button" title="Moves one of the points nearest to a cut to its other side" onClick={push}>Nudge a point</button>;
}

/** What the last push changed; null if there was none, if anything was done since, or while the tree grows. */
export function useNudged({ lab, looks }: NudgeProps): string | null {
  const nudged = looks.nudged.value;
  const { frames, status } = lab.player;
  const drawnFrom = lab.drawnFrom.value;
  const isCurrent = nudged !== null && nudged.edits === lab.state.value.data.edits && drawnFrom?.dataset === lab.dataset.value && status.value !== "running";
  const after = isCurrent ? frames.value.at(-1)?.tree : undefined;
  return useMemo(() => {
    if (!nudged || !after || !drawnFrom || after.task !== nudged.before.task) return null;
    const { plane, questions, asked } = difference(nudged.before, after, fitDomain(drawnFrom.dataset.X));
    if (questions === 0 && plane === 0) return "One point was pushed across a cut. The tree stays what it was.";
    const says = after.task === "classification" ? "changed its class" : "changed its value";
    return `One point was pushed across a cut: ${questions} of ${counted(asked, "question is", "questions are")} new, and ${percent(plane)} of the plane ${says}.`;
  }, [nudged, after, drawnFrom]);
}
