/** The error of every tree that pruning would leave. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { decisionTree } from "../../algorithms";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import type { Parameters } from "./parameters";
import type { PrunedTree, Pruning } from "./pruning";
import type { Frame } from "./story";

const none: readonly PrunedTree[] = [];

const spec = {
  mark: { type: "line", interpolate: "step-after", point: { filled: true, size: 26 } },
  encoding: {
    x: { field: "leaves", type: "quantitative", title: "leaves", scale: { type: "log", nice: false }, axis: { format: "d", tickCount: 5 } },
    y: { field: "error", type: "quantitative", title: null, scale: { zero: true } },
    color: { field: "points", type: "nominal", title: null, legend: { orient: "top" } },
  },
};

export function PruningChart({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const { result, status, error } = lab.analysis<Pruning>("pruning").value;
  const trees = result?.trees ?? none;
  const task = lab.player.frame.value?.tree.task;
  const data = useMemo(() => trees.flatMap(rowsOf), [trees]);
  const leaves = lab.player.frame.value && decisionTree.leafCount(lab.player.frame.value.tree);
  const best = bestOf(trees);
  return (
    <>
      <Chart
        title={task === "regression" ? "1 − R² along the pruning path" : "Error along the pruning path"}
        description={best ? `Of ${trees.length} trees on the path, the one of ${best.nLeaves} leaves errs least on the test points.` : "Error of the trees on the pruning path."}
        spec={spec}
        data={data}
        height={132}
        cursor={leaves ? { field: "leaves", value: leaves } : undefined}
        onSelect={({ alpha }) => lab.setParameters({ ccpAlpha: settable(Number(alpha)) })}
      />
      {status === "failed" && <p class="decision-tree-problem" role="alert">{`Pruning could not be tried: ${error}`}</p>}
    </>
  );
}

/** α just above the cut, in the digits that a control shows. */
const settable = (alpha: number): number => (alpha <= 0 ? 0 : Math.min(1, Number((alpha * 1.0001 + 1e-9).toPrecision(6))));

function rowsOf({ nLeaves, alpha, train, test }: PrunedTree) {
  const parts = [["training", train], ["test", test]] as const;
  return parts.flatMap(([points, value]) => (value === null ? [] : [{ leaves: nLeaves, error: 1 - value, points, alpha }]));
}

function bestOf(trees: readonly PrunedTree[]): PrunedTree | undefined {
  return trees.filter(({ test }) => test !== null).toSorted((a, b) => b.test! - a.test! || a.nLeaves - b.nLeaves)[0];
}
