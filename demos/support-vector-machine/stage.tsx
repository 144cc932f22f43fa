/** The points, the boundary and its margin, and who holds it. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Dataset } from "../../src/kit/data/dataset";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import type { Lab } from "../../src/kit/lab/lab";
import { Legend } from "../../src/kit/plots/legend";
import { Plane } from "../../src/kit/plots/plane";
import type { Phase, Surface } from "../../src/kit/plots/types";
import type { Frame, Picture } from "./frame";
import { Marks } from "./marks";
import type { Parameters } from "./parameters";
import { createPreview, type Preview } from "./preview";

type MachineLab = Lab<Parameters, Frame>;

export function Stage({ lab }: { readonly lab: MachineLab }): JSX.Element | null {
  const preview = usePreview(lab);
  const frame = preview.frame.value ?? lab.player.frame.value;
  const computedOn = lab.drawnFrom.value?.dataset;
  const dataset = pointsToDraw(lab.dataset.value, computedOn);
  const surface = useMemo(() => frame && surfaceOf(frame), [frame]);
  const before = useBefore(lab);
  if (!dataset || dataset.target?.kind !== "class") return null;

  const { X, ids, featureNames, test, target } = dataset;
  const isOfThese = frame !== null && computedOn?.X.rows === X.rows;

  function movePoint(id: number, x: number, y: number, phase: Phase): void {
    if (phase === "move") return preview.hold(id, x, y);
    if (phase === "start") return;
    preview.release();
    lab.movePoint(id, x, y);
  }

  return (
    <>
      <Plane
        points={{ X, ids, groups: target.values, hollow: test }}
        domain={frame?.picture.domain}
        surface={surface ?? undefined}
        xLabel={featureNames[0]!}
        yLabel={featureNames[1]!}
        description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before there is a boundary."}
        groupNames={target.classNames}
        overlay={(scales) => (
          <Marks scales={scales} X={X} frame={isOfThese ? frame : null} before={before} showSlack={lab.parameters.value.showSlack} />
        )}
        onAddPoint={(x, y) => lab.addPoint(x, y)}
        onMovePoint={movePoint}
        onDeletePoint={(id) => lab.deletePoint(id)}
      />
      <Key names={target.classNames} hasTest={test.length > 0} hasBefore={before !== null} about={frame && pairsOf(frame, target.classNames)} />
    </>
  );
}

/** Forgotten as soon as another run has arrived, as that of the points as they were let go, or another step is looked at. */
function usePreview(lab: MachineLab): Preview {
  const preview = useMemo(() => createPreview(lab), [lab]);
  useEffect(() => preview.forget(), [preview, lab.drawnFrom.value, lab.player.step.value]);
  useEffect(() => () => preview.dispose(), [preview]);
  return preview;
}

/** The last solution with other points under the same hyper-parameters: what a change by hand has moved, or not. */
function useBefore(lab: MachineLab): Picture | null {
  const solved = useRef<{ readonly dataset: Dataset; readonly parameters: unknown; readonly picture: Picture } | null>(null);
  const before = useRef<Picture | null>(null);
  const frame = lab.player.frame.value;
  const from = lab.drawnFrom.value;
  if (!frame?.model || !from || frame.pair.count > 1) return before.current;
  const last = solved.current;
  if (last?.picture === frame.picture) return before.current;
  const isEdited = last !== null && last.dataset !== from.dataset && last.parameters === from.parameters && isSame(last.picture, frame.picture);
  before.current = isEdited ? last.picture : null;
  solved.current = { dataset: from.dataset, parameters: from.parameters, picture: frame.picture };
  return before.current;
}

const isSame = (a: Picture, b: Picture): boolean =>
  [a.domain.x[0] - b.domain.x[0], a.domain.x[1] - b.domain.x[1], a.domain.y[0] - b.domain.y[0], a.domain.y[1] - b.domain.y[1]].every((difference) => difference === 0);

/** Where f is beyond the margin's lines a region has its full colour. */
function surfaceOf({ picture: { decisions, classes, resolution }, pair, alpha, phase }: Frame): Surface | null {
  if (phase === "start" && !alpha.some((value) => value > 0)) return null;
  const grid = { kind: "regions" as const, columns: resolution, rows: resolution };
  if (classes) return { ...grid, values: classes };
  const values = Int8Array.from(decisions, (value) => (value > 0 ? pair.first : pair.second));
  return { ...grid, values, confidence: decisions.map((value) => 0.3 + 0.7 * Math.min(1, Math.abs(value))) };
}

/** With more than two classes: whose lines and rings are drawn. */
function pairsOf({ pair: { first, second, count }, everyPair }: Frame, names: readonly string[]): string | null {
  if (count === 1) return null;
  return everyPair ? `rings: of all ${count} pairs of classes` : `lines and rings: ${names[first]} against ${names[second]}`;
}

interface KeyProps {
  readonly names: readonly string[];
  readonly hasTest: boolean;
  readonly hasBefore: boolean;
  /** Which classes the marks are about, where that is a question. */
  readonly about: string | null;
}

function Key({ names, hasTest, hasBefore, about }: KeyProps): JSX.Element {
  return (
    <div class="support-vector-machine-key">
      <Legend names={names} withTest={hasTest} />
      <p class="legend-entry"><svg viewBox="-10 -10 20 20" aria-hidden="true"><circle class="support-vector-machine-free" r="7" /></svg>support vector, as large as its α</p>
      <p class="legend-entry"><svg viewBox="-10 -10 20 20" aria-hidden="true"><circle class="support-vector-machine-bound" r="7" /></svg>α = C: it pays</p>
      {about && <p class="support-vector-machine-about">{about}</p>}
      {hasBefore && <p class="legend-entry"><svg viewBox="-10 -10 20 20" aria-hidden="true"><path class="support-vector-machine-before" d="M-10 0H10" /></svg>before your change</p>}
    </div>
  );
}
