/** What the trees together, or one of them, say of the plane; the points; and a row of single trees below. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Dataset } from "../../src/kit/data/dataset";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import type { Lab } from "../../src/kit/lab/lab";
import { Legend, Mark, RampLegend } from "../../src/kit/plots/legend";
import { Plane } from "../../src/kit/plots/plane";
import type { PlanePoints, Scales } from "../../src/kit/plots/types";
import type { Frame } from "./frame";
import { Gallery } from "./gallery";
import type { Looks } from "./looks";
import type { Parameters } from "./parameters";
import { OneTreePanel } from "./one-tree-panel";
import { short } from "./readable";
import { useShown, type Shown } from "./shown";
import { extentOf, surfaceOf } from "./surface";

export interface StageProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
}

export function Stage({ lab, looks }: StageProps): JSX.Element | null {
  const frame = lab.player.frame.value;
  const computedOn = lab.drawnFrom.value?.dataset;
  const dataset = pointsToDraw(lab.dataset.value, computedOn);
  const target = computedOn?.target;
  const shown = useShown(lab, looks);
  const points = useMemo(() => dataset && pointsOf(dataset, shown.draws), [dataset, shown.draws]);
  const surface = useMemo(() => (shown.picture && target ? surfaceOf(shown.picture, target) : undefined), [shown.picture, target]);
  if (!dataset || !points) return null;

  const { featureNames, target: known } = dataset;
  return (
    <>
      <p class="random-forest-caption">{shown.caption}</p>
      <Plane
        points={points}
        domain={frame?.domain}
        surface={surface}
        xLabel={featureNames[0]!}
        yLabel={featureNames[1]!}
        description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before the first tree."}
        groupNames={known?.kind === "class" ? known.classNames : undefined}
        overlay={(scales) => <Marks dataset={dataset} scales={scales} point={looks.point.value} residuals={residualsOf(shown.frame, dataset)} />}
        onAddPoint={(x, y) => lab.addPoint(x, y)}
        onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
        onDeletePoint={(id) => lab.deletePoint(id)}
        onSelectPoint={(id) => (looks.point.value = looks.point.peek() === id ? null : id)}
      />
      <StageLegend dataset={dataset} shown={shown} />
      <Gallery lab={lab} looks={looks} />
      <OneTreePanel lab={lab} looks={looks} />
    </>
  );
}

function StageLegend({ dataset: { target, test }, shown: { frame, draws } }: { readonly dataset: Dataset; readonly shown: Shown }): JSX.Element {
  return (
    <div class="random-forest-legend">
      {target?.kind === "class" && <Legend names={target.classNames} />}
      {target?.kind === "real" && <ValueLegend target={target} />}
      {draws && <p class="legend-entry"><Mark group={-1} hollow />out of the bag or held out</p>}
      {!draws && test.length > 0 && <p class="legend-entry"><Mark group={-1} hollow />held out</p>}
      {frame?.method === "boosting" && <p class="legend-entry"><svg class="legend-mark random-forest-residual" viewBox="-8 -8 16 16" aria-hidden="true"><circle r="6" /></svg>still wrong by</p>}
    </div>
  );
}

function ValueLegend({ target }: { readonly target: NonNullable<Dataset["target"]> }): JSX.Element {
  const [low, high] = useMemo(() => extentOf(target), [target]);
  return <RampLegend title={target.name} ramp="sequential" low={short(low)} high={short(high)} />;
}

/** @param draws how often the tree shown was given each point; null where all trees are shown */
function pointsOf({ X, ids, target, test }: Dataset, draws: Uint16Array | null): PlanePoints {
  const looks = target?.kind === "class" ? { groups: target.values } : target ? { values: target.values } : {};
  if (!draws || draws.length !== X.rows) return { X, ids, hollow: test, ...looks };
  return { X, ids, hollow: Uint8Array.from(draws, (count) => Number(count === 0)), ...looks };
}

const residualsOf = (frame: Frame | null, { X }: Dataset): Float32Array | null =>
  frame && frame.residuals.length === X.rows ? frame.residuals : null;

interface MarksProps {
  readonly dataset: Dataset;
  readonly scales: Scales;
  readonly point: number | null;
  readonly residuals: Float32Array | null;
}

/** Smaller errors than this share are not ringed. */
const leastResidual = 0.08;

function Marks({ dataset: { X, ids }, scales, point, residuals }: MarksProps): JSX.Element {
  const at = (row: number): readonly [number, number] => [scales.x(X.data[row * X.columns]!), scales.y(X.data[row * X.columns + 1]!)];
  const rings = Array.from(residuals ?? []).flatMap((size, row) => {
    if (size < leastResidual) return [];
    const [x, y] = at(row);
    const radius = 4 + 9 * Math.min(1, size);
    return [`M${(x - radius).toFixed(1)},${y.toFixed(1)}a${radius},${radius} 0 1 1 ${2 * radius},0a${radius},${radius} 0 1 1 ${-2 * radius},0`];
  });
  const chosen = point === null ? -1 : ids.indexOf(point);
  const [x, y] = chosen >= 0 ? at(chosen) : [0, 0];
  return (
    <>
      <path class="random-forest-residual" d={rings.join("")} />
      {chosen >= 0 && <circle class="random-forest-chosen" cx={x} cy={y} r={11} />}
    </>
  );
}
