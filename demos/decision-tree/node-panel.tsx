/** The node looked at in words, and its best cuts, each of which can be made. */
import type { JSX } from "preact";
import type { decisionTree } from "../../algorithms";
import type { Lab } from "../../src/kit/lab/lab";
import type { Looks } from "./looks";
import { useNudged } from "./nudge-button";
import type { Parameters } from "./parameters";
import { counted, percent, question, readable } from "./readable";
import type { Frame } from "./story";
import type { LookedAt } from "./use-cuts";

interface NodePanelProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly looked: LookedAt | null;
}

const mostCuts = 4;

export function NodePanel({ lab, looks, looked }: NodePanelProps): JSX.Element {
  const names = lab.drawnFrom.value?.dataset.featureNames;
  const nudged = useNudged({ lab, looks });
  if (!looked || !names) return <section class="decision-tree-panel" aria-label="The node" />;
  const { cuts, trial, split } = looked;
  const asked = (cut: decisionTree.Split): string => question(names[cut.feature]!, cut.threshold);
  const make = ({ feature, threshold }: decisionTree.Split): void => {
    looks.selected.value = cuts.id;
    lab.intervene("split", [cuts.id, feature, threshold]);
  };
  return (
    <section class="decision-tree-panel" aria-label="The node">
      <p class="decision-tree-says" role="status">{nudged ?? says(looked, asked)}</p>
      <ol class="decision-tree-ranked" aria-label="The best cuts of this node">
        {ranked(looked).map((cut) => (
          <li key={`${cut.feature} ${cut.threshold}`}>
            <button type="button" class="decision-tree-candidate" aria-pressed={!trial && split?.feature === cut.feature && split.threshold === cut.threshold} title="Cut here" onClick={() => make(cut)}>
              <span>{asked(cut)}</span>
              <span class="decision-tree-gain" style={{ "--share": cuts.best && cuts.best.gain > 0 ? cut.gain / cuts.best.gain : 0 }}>{readable(cut.gain)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function says({ cuts, trial, split, frame }: LookedAt, asked: (cut: decisionTree.Split) => string): string {
  const node = cuts.id === 1 ? "The root" : "This node";
  const has = `${node} has ${counted(cuts.rows.length, "training point", "training points")}, impurity ${readable(cuts.impurity)}.`;
  const best = cuts.best;
  if (trial && best) {
    const share = best.gain > 0 ? `, ${percent(trial.gain / best.gain)} of what the greedy best gains: ${asked(best)}` : "";
    return `Your cut, ${asked(trial)}, gains ${readable(trial.gain)}${share}.`;
  }
  if (!best) return `${has} No cut is allowed, or none tells these points apart.`;
  if (cuts.impurity < 1e-12) return `${has} All its points say the same: nothing is left to ask.`;
  if (split && split.gain < best.gain * (1 - 1e-9)) return `${has} It is cut at ${asked(split)}, which gains ${readable(split.gain)}; the greedy best gains ${readable(best.gain)}.`;
  if (split) return `${has} It is cut where that gains most. Drag a handle to cut it elsewhere.`;
  return cuts.id === frame.next ? `${has} It is split next. Drag a handle to cut it yourself.` : `${has} It is a leaf. Drag a handle to cut it.`;
}

/** The best cuts that are not next to a better one: neighbours gain nearly the same, and would fill the list. */
function ranked({ cuts }: LookedAt): decisionTree.Split[] {
  const peaks = cuts.cuts.flatMap((of) =>
    of.filter(({ gain }, i) => gain >= (of[i - 1]?.gain ?? -1) && gain > (of[i + 1]?.gain ?? -1)),
  );
  const { best } = cuts;
  const others = peaks.filter((cut) => cut.feature !== best?.feature || cut.threshold !== best.threshold).toSorted((a, b) => b.gain - a.gain);
  return best ? [best, ...others].slice(0, mostCuts) : [];
}
