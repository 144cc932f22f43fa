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
import { short } from "./readable";
import { extentOf, surfaceOf } from "./surface";

export interface StageProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
}

export function Stage({ lab, looks }: StageProps): JSX.Element | null {
  const frame = lab.player.frame.value;
  const computedOn = lab.drawnFrom.value?.dataset;
  const dataset = pointsToDraw(lab.dataset.value, computedOn);
  const looked = looks.tree.value;
  const lookedAt = looked === null ? null : (lab.player.frames.value[looked] ?? null);
  const isAlone = lookedAt !== null || lab.parameters.value.shown === "newest";
  const shown = lookedAt ?? frame;
  const points = useMemo(() => dataset && pointsOf(dataset, isAlone && shown ? shown.draws : null), [dataset, isAlone, shown]);
  const target = computedOn?.target;
  const surface = useMemo(() => {
    const picture = shown && (isAlone ? shown.newest : shown.together);
    return picture && target ? surfaceOf(picture, target) : undefined;
  }, [shown, isAlone, target]);
  if (!dataset || !points) return null;

  const { featureNames, target: known } = dataset;
  return (
    <>
      <p class="random-forest-caption">{captionOf(shown, isAlone)}</p>
      <Plane
        points={points}
        domain={frame?.domain}
        surface={surface}
        xLabel={featureNames[0]!}
        yLabel={featureNames[1]!}
        description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before the first tree."}
        groupNames={known?.kind === "class" ? known.classNames : undefined}
        overlay={(scales) => <Marks dataset={dataset} scales={scales} point={looks.point.value} residuals={residualsOf(shown, dataset)} />}
        onAddPoint={(x, y) => lab.addPoint(x, y)}
        onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
        onDeletePoint={(id) => lab.deletePoint(id)}
        onSelectPoint={(id) => (looks.point.value = looks.point.peek() === id ? null : id)}
      />
      <StageLegend dataset={dataset} frame={shown} isAlone={isAlone} />
      <Gallery lab={lab} looks={looks} />
    </>
  );
}

function captionOf(frame: Frame | null, isAlone: boolean): string {
  if (!frame || frame.trees === 0) return "Before the first tree";
  const { method, trees, nClasses } = frame;
  if (!isAlone) {
    if (method === "boosting") return `What ${trees === 1 ? "one round says" : `${trees} rounds add up to`}`;
    return trees === 1 ? "What one tree says" : `What ${trees} trees say on average`;
  }
  if (method === "forest") return `What tree ${trees} says alone; hollow points it was not given`;
  return nClasses > 2 ? `Which class round ${trees} raises most` : `What round ${trees} adds`;
}

function StageLegend({ dataset: { target, test }, frame, isAlone }: { readonly dataset: Dataset; readonly frame: Frame | null; readonly isAlone: boolean }): JSX.Element {
  const isForest = frame?.method !== "boosting";
  return (
    <div class="random-forest-legend">
      {target?.kind === "class" && <Legend names={target.classNames} />}
      {target?.kind === "real" && <ValueLegend target={target} />}
      {isForest && isAlone && <p class="legend-entry"><Mark group={-1} hollow />out of the bag or held out</p>}
      {!(isForest && isAlone) && test.length > 0 && <p class="legend-entry"><Mark group={-1} hollow />held out</p>}
      {!isForest && <p class="legend-entry"><svg class="legend-mark random-forest-residual" viewBox="-8 -8 16 16" aria-hidden="true"><circle r="6" /></svg>still wrong by</p>}
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
