/** The points, a query that can be dragged, its neighbours, and what would be answered elsewhere. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { takeRows } from "../../algorithms/core/matrix";
import type { Dataset } from "../../src/kit/data/dataset";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import type { Lab } from "../../src/kit/lab/lab";
import { Legend, Mark, RampLegend } from "../../src/kit/plots/legend";
import { Plane } from "../../src/kit/plots/plane";
import type { Cell, Domain, Phase, PlanePoints, Surface } from "../../src/kit/plots/types";
import { voronoiCells } from "../../src/kit/plots/voronoi";
import { Marks } from "./marks";
import type { Parameters } from "./parameters";
import { readable } from "./readable";
import type { Frame } from "./story";
import type { Answers } from "./surface";

type NeighborsLab = Lab<Parameters, Frame>;

export function Stage({ lab }: { readonly lab: NeighborsLab }): JSX.Element | null {
  const frame = lab.player.frame.value;
  const computedOn = lab.drawnFrom.value;
  const dataset = pointsToDraw(lab.dataset.value, computedOn?.dataset);
  const points = useMemo(() => dataset && pointsOf(dataset), [dataset]);
  const { below } = lab.parameters.value;
  const surface = useAnswers(lab, frame?.domain, below === "answers");
  const cells = useCells(computedOn, frame?.domain, below === "cells");
  if (!dataset || !points) return null;

  const { featureNames } = dataset;
  const { domain } = frame ?? {};
  function moveQuery(_: number, x: number, y: number, phase: Phase): void {
    if (!domain || phase === "start") return;
    lab.setParameters({ queryX: shareOf(x, domain.x), queryY: shareOf(y, domain.y) });
  }

  return (
    <Plane
      points={points}
      domain={domain}
      surface={surface}
      cells={cells}
      xLabel={featureNames[0]!}
      yLabel={featureNames[1]!}
      description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before anything is measured."}
      groupNames={dataset.target?.kind === "class" ? dataset.target.classNames : undefined}
      overlay={(scales) => <>{frame && computedOn && <Marks frame={frame} parameters={computedOn.parameters} X={dataset.X} scales={scales} />}</>}
      handles={frame ? [{ id: 0, x: frame.query[0], y: frame.query[1], label: "Query", group: frame.votes ? frame.answer! : -1 }] : []}
      onMoveHandle={moveQuery}
      onAddPoint={(x, y) => lab.addPoint(x, y)}
      onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
      onDeletePoint={(id) => lab.deletePoint(id)}
    />
  );
}

/** Finer than a pixel, and short in a link. */
const shareOf = (value: number, [low, high]: readonly [number, number]): number =>
  Number(Math.min(1, Math.max(0, (value - low) / (high - low))).toFixed(4));

function pointsOf({ X, ids, target, test }: Dataset): PlanePoints {
  const looks = target?.kind === "class" ? { groups: target.values } : target ? { values: target.values } : {};
  return { X, ids, hollow: test, ...looks };
}

/** What the worker painted; the picture before stays until a newer one is whole, but never on other axes. */
function useAnswers(lab: NeighborsLab, domain: Domain | undefined, isWanted: boolean): Surface | undefined {
  const { result, status } = lab.analysis<Answers | null>("surface").value;
  const last = useRef<Answers | null>(null);
  if (result) last.current = result;
  const shown = status === "failed" ? null : last.current;
  const target = lab.drawnFrom.value?.dataset.target;
  return useMemo((): Surface | undefined => {
    if (!isWanted || !shown || !domain || !target || !isSame(shown.domain, domain)) return undefined;
    const { columns, values, confidence } = shown;
    if (confidence) return target.kind === "class" ? { kind: "regions", columns, rows: columns, values, confidence } : undefined;
    return target.kind === "real" ? { kind: "ramp", ramp: "sequential", columns, rows: columns, values, extent: extentOf(target.values) } : undefined;
  }, [shown, domain?.x[0], domain?.x[1], domain?.y[0], domain?.y[1], target, isWanted]);
}

const isSame = (a: Domain, b: Domain): boolean => a.x[0] === b.x[0] && a.x[1] === b.x[1] && a.y[0] === b.y[0] && a.y[1] === b.y[1];

function extentOf(values: Float64Array): [low: number, high: number] {
  return [values.reduce((least, value) => Math.min(least, value), Infinity), values.reduce((most, value) => Math.max(most, value), -Infinity)];
}

/** Only the straight-line distance in the plane has cells with straight sides. */
export const hasCells = ({ metric, noiseFeatures }: { readonly metric: string; readonly noiseFeatures: number }): boolean =>
  metric === "euclidean" && noiseFeatures === 0;

function useCells(computedOn: NeighborsLab["drawnFrom"]["value"], domain: Domain | undefined, isWanted: boolean): Cell[] | undefined {
  return useMemo(() => {
    if (!isWanted || !computedOn || !domain || !hasCells(computedOn.parameters)) return undefined;
    const { dataset: { X, train, target }, parameters: { stretch } } = computedOn;
    const stretched = { ...takeRows(X, train) };
    for (let i = 0; i < stretched.rows; i++) stretched.data[i * stretched.columns]! *= stretch;
    const cells = voronoiCells(stretched, { x: [stretch * domain.x[0], stretch * domain.x[1]], y: domain.y });
    return cells.map(({ polygon, group }) => ({
      polygon: polygon.map(([x, y]) => [x / stretch, y] as const),
      group: target?.kind === "class" ? target.values[train[group]!]! : -1,
    }));
  }, [computedOn, domain?.x[0], domain?.x[1], domain?.y[0], domain?.y[1], isWanted]);
}

/** What the marks mean. */
export function Key({ lab }: { readonly lab: NeighborsLab }): JSX.Element | null {
  const dataset = lab.drawnFrom.value?.dataset;
  const { below } = lab.parameters.value;
  if (!dataset?.target) return null;
  const { target, test } = dataset;
  const [low, high] = target.kind === "real" ? extentOf(target.values) : [0, 0];
  return (
    <div class="k-nearest-neighbors-key">
      {target.kind === "class" ? <Legend names={target.classNames} /> : <RampLegend title={target.name} ramp="sequential" low={readable(low)} high={readable(high)} />}
      {test.length > 0 && <p class="legend-entry"><Mark group={-1} hollow />held out</p>}
      {below === "cells" && !hasCells(lab.parameters.value) && <p>Cells are drawn for the euclidean distance without noise features.</p>}
    </div>
  );
}
