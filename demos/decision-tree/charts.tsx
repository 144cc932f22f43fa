/** How right the tree is, what can be asked at the node looked at, and what pruning would leave. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { decisionTree } from "../../algorithms";
import { CodeExport } from "../../src/kit/controls/code-export";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import type { Looks } from "./looks";
import { NodePanel } from "./node-panel";
import { NudgeButton } from "./nudge-button";
import type { Parameters } from "./parameters";
import { PruningChart } from "./pruning-chart";
import { score } from "./readable";
import type { Frame } from "./story";
import type { LookedAt } from "./use-cuts";

interface ChartsProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly looked: LookedAt | null;
}

export function Charts({ lab, looks, looked }: ChartsProps): JSX.Element {
  return (
    <>
      <div class="decision-tree-figures">
        <Facts facts={factsOf(lab.player.frame.value)} />
        <NudgeButton lab={lab} looks={looks} />
        <CodeExport label="Export" files={async () => (await import("./export")).filesOf(lab)} />
      </div>
      <NodePanel {...{ lab, looks, looked }} />
      <GainChart lab={lab} looked={looked} />
      <PruningChart lab={lab} />
    </>
  );
}

function factsOf(frame: Frame | null): Fact[] {
  const tree = frame?.tree;
  const name = tree?.task === "regression" ? "R²" : "right";
  return [
    { name: "Leaves", value: tree && String(decisionTree.leafCount(tree)) },
    { name: "Depth", value: tree && String(decisionTree.maxDepth(tree)) },
    { name: `Training ${name}`, value: tree && score(frame!.train, tree.task) },
    { name: `Test ${name}`, value: tree && score(frame!.test, tree.task) },
  ];
}

const gainSpec = {
  layer: [
    {
      transform: [{ filter: "datum.kind == 'cut'" }],
      mark: { type: "line", interpolate: "linear", strokeWidth: 1.5 },
    },
    {
      transform: [{ filter: "datum.kind != 'cut'" }],
      mark: { type: "point", filled: true, size: 70, opacity: 1 },
    },
  ],
  encoding: {
    x: { field: "left", type: "quantitative", title: "share of the points that go left", scale: { domain: [0, 1] }, axis: { format: "%" } },
    y: { field: "gain", type: "quantitative", title: null, scale: { zero: true } },
    color: { field: "feature", type: "nominal", title: null, legend: { orient: "top" } },
    shape: { field: "kind", type: "nominal", legend: null },
  },
};

/** So many cuts are drawn of each feature: of more, evenly many. */
const mostCuts = 300;

function GainChart({ lab, looked }: Pick<ChartsProps, "lab" | "looked">): JSX.Element {
  const names = lab.drawnFrom.value?.dataset.featureNames;
  const data = useMemo(() => {
    if (!looked || !names) return [];
    const { cuts, trial, split } = looked;
    const n = cuts.rows.length;
    const datum = (kind: string) => ({ feature, gain, nLeft, threshold }: decisionTree.Split) => ({ kind, feature: names[feature]!, left: nLeft / n, gain, threshold });
    const lines = cuts.cuts.flatMap((of) => {
      const every = Math.ceil(of.length / mostCuts);
      return of.filter((cut, i) => i % every === 0 || cut === cuts.best).map(datum("cut"));
    });
    return [...lines, ...(cuts.best ? [datum("best")(cuts.best)] : []), ...(trial ?? split ? [datum("yours")(trial ?? split!)] : [])];
  }, [looked, names]);
  const best = looked?.cuts.best;
  return (
    <Chart
      title="Gain of every cut of this node"
      description={best && names ? `The best cut, ${names[best.feature]} at ${best.threshold.toPrecision(3)}, gains ${best.gain.toPrecision(3)}.` : "This node cannot be cut."}
      spec={gainSpec}
      data={data}
      height={132}
    />
  );
}
