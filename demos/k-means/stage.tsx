/** The points, the centres among them, and the Voronoi cells that an assign would cut. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { JSX } from "preact";
import { copy } from "../../algorithms/core/matrix";
import type { Matrix } from "../../algorithms";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import type { Lab } from "../../src/kit/lab/lab";
import { stableDomain } from "../../src/kit/plots/domain";
import { Plane } from "../../src/kit/plots/plane";
import type { Domain, Phase, Scales } from "../../src/kit/plots/types";
import { voronoiCells } from "../../src/kit/plots/voronoi";
import type { Parameters } from "./parameters";
import type { Frame } from "./story";

interface Drag {
  readonly cluster: number;
  readonly x: number;
  readonly y: number;
  readonly wasDragged: boolean;
}

export function Stage({ lab }: { lab: Lab<Parameters, Frame> }): JSX.Element | null {
  const drag = useSignal<Drag | null>(null);
  const domain = useRef<Domain | null>(null);
  const frame = lab.player.frame.value;
  const dataset = pointsToDraw(lab.dataset.value, lab.drawnFrom.value?.dataset);
  if (!dataset) return null;

  const { X, ids, featureNames, test } = dataset;
  domain.current = stableDomain(X, domain.current);
  const centers = frame && withDrag(frame.clusterCenters, drag.value);
  const labels = frame?.labels.length === X.rows ? frame.labels : undefined;

  function moveCenter(cluster: number, x: number, y: number, phase: Phase): void {
    const isByKey = phase === "end" && !drag.peek()?.wasDragged;
    drag.value = phase === "end" ? null : { cluster, x, y, wasDragged: phase === "move" };
    if (phase !== "end") return;
    lab.intervene("center", [cluster, x, y]);
    // A key moves a little, and the next press should find the centre where this one left it.
    if (isByKey) lab.player.pause();
  }

  return (
    <Plane
      points={{ X, ids, groups: labels ?? new Int32Array(X.rows).fill(-1), hollow: test }}
      domain={domain.current}
      xLabel={featureNames[0]!}
      yLabel={featureNames[1]!}
      description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before the first centres are chosen."}
      cells={centers ? voronoiCells(centers, domain.current) : []}
      handles={centers ? handlesOf(centers) : []}
      overlay={(scales) => <Trails frames={lab.player.frames.value} step={lab.player.step.value} scales={scales} />}
      onAddPoint={(x, y) => lab.addPoint(x, y)}
      onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
      onDeletePoint={(id) => lab.deletePoint(id)}
      onMoveHandle={moveCenter}
    />
  );
}

function withDrag(centers: Matrix, drag: Drag | null): Matrix {
  if (!drag || drag.cluster >= centers.rows) return centers;
  const moved = copy(centers);
  moved.data.set([drag.x, drag.y], 2 * drag.cluster);
  return moved;
}

function handlesOf(centers: Matrix) {
  return Array.from({ length: centers.rows }, (_, k) => ({
    id: k,
    x: centers.data[2 * k]!,
    y: centers.data[2 * k + 1]!,
    label: `Centre ${k + 1}`,
    group: k,
  }));
}

/** The way each centre came, within this start. */
function Trails({ frames, step, scales }: { frames: readonly (Frame | undefined)[]; step: number; scales: Scales }): JSX.Element {
  const shown = frames.slice(0, step + 1).filter((frame) => frame !== undefined);
  const start = shown.at(-1)?.start;
  const ofThisStart = shown.filter((frame) => frame.start === start);
  const k = ofThisStart.at(-1)?.clusterCenters.rows ?? 0;
  const wayOf = (cluster: number): string =>
    ofThisStart
      .filter(({ clusterCenters }) => clusterCenters.rows === k)
      .map(({ clusterCenters: { data } }) => `${scales.x(data[2 * cluster]!)},${scales.y(data[2 * cluster + 1]!)}`)
      .join(" ");
  return (
    <g class="k-means-trails">
      {Array.from({ length: k }, (_, cluster) => (
        <polyline key={cluster} points={wayOf(cluster)} />
      ))}
    </g>
  );
}
