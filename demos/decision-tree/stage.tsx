/** The plane, cut into the tree's rectangles, and the tree beside it. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { decisionTree } from "../../algorithms";
import { row } from "../../algorithms/core/matrix";
import type { Dataset } from "../../src/kit/data/dataset";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import type { Lab } from "../../src/kit/lab/lab";
import { stableDomain } from "../../src/kit/plots/domain";
import { Legend, RampLegend } from "../../src/kit/plots/legend";
import { Plane } from "../../src/kit/plots/plane";
import type { Domain, Handle, Phase, Scales } from "../../src/kit/plots/types";
import { Diagram } from "./diagram";
import type { Looks } from "./looks";
import type { NodeCuts } from "./node-cuts";
import type { Parameters } from "./parameters";
import { readable } from "./readable";
import { cellsOf, regionsOf, surfaceOf, type Region } from "./regions";
import type { Frame } from "./story";
import type { LookedAt } from "./use-cuts";

interface StageProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly looked: LookedAt | null;
}

export function Stage({ lab, looks, looked }: StageProps): JSX.Element | null {
  const frame = lab.player.frame.value;
  const computedOn = lab.drawnFrom.value?.dataset;
  const dataset = pointsToDraw(lab.dataset.value, computedOn);
  if (!dataset) return null;
  const path = frame ? pathOf(frame, dataset, looks.point.value) : [];
  return (
    <>
      <section class="decision-tree-plane" aria-label="The points and the tree's regions">
        <Regions {...{ lab, looks, looked, frame, dataset, path }} />
      </section>
      <section class="decision-tree-side" aria-label="The tree">
        {frame && <Diagram {...{ lab, looks, frame, dataset, path }} />}
      </section>
    </>
  );
}

/** The nodes that a point passes, by their place in the tree. */
function pathOf({ tree }: Frame, { X, ids }: Dataset, point: number | null): readonly number[] {
  const at = point === null ? -1 : ids.indexOf(point);
  return at < 0 || X.columns !== tree.nFeatures ? [] : decisionTree.decisionPath(tree, row(X, at));
}

interface RegionsProps extends StageProps {
  readonly frame: Frame | null;
  readonly dataset: Dataset;
  readonly path: readonly number[];
}

function Regions({ lab, looks, looked, frame, dataset, path }: RegionsProps): JSX.Element {
  const { X, ids, featureNames, target, test } = dataset;
  const last = useRef<Domain | null>(null);
  last.current = stableDomain(X, last.current);
  const domain = last.current;
  const tree = frame?.tree;
  const regions = useMemo(() => (tree ? regionsOf(tree, domain) : []), [tree, domain]);
  const cells = useMemo(() => (tree?.task === "classification" ? cellsOf(tree, regions) : undefined), [tree, regions]);
  const extent = useMemo(() => (target?.kind === "real" ? extentOf(target.values) : ([0, 1] as const)), [target]);
  const surface = useMemo(() => (tree?.task === "regression" ? surfaceOf(tree, domain, extent) : undefined), [tree, domain, extent]);
  const points = useMemo(
    () => ({ X, ids, hollow: test, ...(target?.kind === "class" ? { groups: target.values } : { values: target?.values }) }),
    [X, ids, test, target],
  );
  const lit = frame && looks.hovered.value !== null ? frame.ids.indexOf(looks.hovered.value) : -1;
  const current = looked?.cuts.node ?? -1;

  return (
    <>
      <Plane
        points={points}
        domain={domain}
        surface={surface}
        cells={cells}
        xLabel={featureNames[0]!}
        yLabel={featureNames[1]!}
        groupNames={target?.kind === "class" ? target.classNames : undefined}
        description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before the tree grows."}
        handles={looked ? handlesOf(looked, regions[current]!, featureNames) : []}
        overlay={(scales) => (
          <g class="decision-tree-marks">
            {frame && <Cuts {...{ frame, regions, scales }} />}
            {regions[lit] && <Outline kind="lit" region={regions[lit]} scales={scales} />}
            {regions[path.at(-1) ?? -1] && <Outline kind="path" region={regions[path.at(-1)!]!} scales={scales} />}
            {regions[current] && <Outline kind="current" region={regions[current]} scales={scales} />}
            {looked?.trial && regions[current] && <TrialLine trial={looked.trial} region={regions[current]} scales={scales} />}
          </g>
        )}
        onAddPoint={(x, y) => lab.addPoint(x, y)}
        onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
        onDeletePoint={(id) => lab.deletePoint(id)}
        onSelectPoint={(id) => (looks.point.value = looks.point.peek() === id ? null : id)}
        onMoveHandle={(feature, x, y, phase) => looked && moveCut(lab, looks, looked.cuts, feature, feature === 0 ? x : y, phase)}
      />
      <div class="decision-tree-legend">
        {target?.kind === "class" && <Legend names={target.classNames} withTest={test.length > 0} />}
        {target?.kind === "real" && <RampLegend title={target.name} ramp="sequential" low={readable(extent[0])} high={readable(extent[1])} />}
      </div>
    </>
  );
}

const extentOf = (values: Float64Array): readonly [number, number] => [
  values.reduce((low, value) => Math.min(low, value), Infinity),
  values.reduce((high, value) => Math.max(high, value), -Infinity),
];

/** Two handles, one a feature: each on the edge of the node's region, where the best cut of its feature is, or its own. */
function handlesOf({ cuts, trial, split }: LookedAt, region: Region, names: readonly string[]): Handle[] {
  return [0, 1].flatMap((feature) => {
    const shown = [trial, split, cuts.bestOf[feature]].find((cut) => cut?.feature === feature);
    if (!shown) return [];
    const { threshold } = shown;
    const label = `Cut ${names[feature]} here`;
    const at = feature === 0 ? { x: threshold, y: region.y[0] + 0.04 * (region.y[1] - region.y[0]) } : { x: region.x[0] + 0.04 * (region.x[1] - region.x[0]), y: threshold };
    return [{ id: feature, ...at, label, group: -1 }];
  });
}

function moveCut(lab: Lab<Parameters, Frame>, looks: Looks, { id }: NodeCuts, feature: number, threshold: number, phase: Phase): void {
  const from = phase === "start" ? threshold : (looks.trial.peek()?.from ?? threshold);
  looks.trial.value = phase === "end" ? null : { id, feature, threshold, from };
  if (phase !== "end" || threshold === from) return;
  looks.selected.value = id;
  lab.intervene("split", [id, feature, threshold]);
}

/** All cuts that were made, each across its node's region: the higher up, the stronger. */
function Cuts({ frame: { tree }, regions, scales }: { frame: Frame; regions: readonly Region[]; scales: Scales }): JSX.Element {
  const depths = decisionTree.depths(tree);
  return (
    <>
      {regions.map((region, node) =>
        decisionTree.isLeaf(tree, node) ? null : (
          <Line key={node} class="decision-tree-cut" width={Math.max(0.75, 2.5 - 0.5 * depths[node]!)} feature={tree.feature[node]!} threshold={tree.threshold[node]!} region={region} scales={scales} />
        ),
      )}
    </>
  );
}

interface LineProps {
  readonly class: string;
  readonly width: number;
  readonly feature: number;
  readonly threshold: number;
  readonly region: Region;
  readonly scales: Scales;
}

function Line({ class: name, width, feature, threshold, region, scales }: LineProps): JSX.Element | null {
  const [low, high] = feature === 0 ? region.x : region.y;
  if (threshold <= low || threshold >= high) return null;
  const [from, to] = feature === 0
    ? [[threshold, region.y[0]], [threshold, region.y[1]]] as const
    : [[region.x[0], threshold], [region.x[1], threshold]] as const;
  return <line class={name} stroke-width={width} x1={scales.x(from[0])} y1={scales.y(from[1])} x2={scales.x(to[0])} y2={scales.y(to[1])} />;
}

const TrialLine = ({ trial, region, scales }: { trial: { feature: number; threshold: number }; region: Region; scales: Scales }): JSX.Element | null =>
  <Line class="decision-tree-trial" width={2} {...trial} region={region} scales={scales} />;

function Outline({ kind, region: { x, y }, scales }: { kind: string; region: Region; scales: Scales }): JSX.Element {
  const [left, top] = [scales.x(x[0]), scales.y(y[1])];
  return <rect class="decision-tree-outline" data-kind={kind} x={left} y={top} width={Math.max(0, scales.x(x[1]) - left)} height={Math.max(0, scales.y(y[0]) - top)} />;
}
