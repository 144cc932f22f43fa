/** The points, what the head shown says of every place, and where each head draws the line. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { Dataset } from "../../src/kit/data/dataset";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import { stableDomain } from "../../src/kit/plots/domain";
import { extent } from "../../src/kit/plots/extent";
import { Legend, Mark, RampLegend } from "../../src/kit/plots/legend";
import { Plane } from "../../src/kit/plots/plane";
import type { Domain, PlanePoints, Scales } from "../../src/kit/plots/types";
import { readable } from "./describe";
import { isBinary, namesOfHeads } from "./heads";
import { HeadLine } from "./key";
import { bandsOf, boundaryOf, within, type Contour } from "./lines";
import type { HeadName } from "./parameters";
import { surfaceOf } from "./surface";
import { usePicture, type Picture, type TwoHeadsLab } from "./use-picture";

export function Stage({ lab }: { readonly lab: TwoHeadsLab }): JSX.Element | null {
  const picture = usePicture(lab);
  const kept = useRef<{ of: string; domain: Domain } | null>(null);
  const dataset = pointsToDraw(lab.dataset.value, lab.drawnFrom.value?.dataset);
  const { data: { edits: _, ...data }, seeds } = lab.state.value;
  const of = JSON.stringify([data, seeds.data]);
  const domain = useMemo(() => {
    if (!dataset) return null;
    // It stays while points are moved; other points have their own.
    kept.current = { of, domain: stableDomain(dataset.X, kept.current?.of === of ? kept.current.domain : null) };
    return kept.current.domain;
  }, [dataset?.X, of]);
  const surface = useMemo(
    () => picture && domain && surfaceOf(picture.frame.heads, picture.shown, picture.task, domain),
    [picture?.frame, picture?.shown, picture?.task, domain],
  );
  const points = useMemo(() => dataset && pointsOf(dataset, picture), [dataset, picture?.task, picture?.shown]);
  if (!dataset || !domain || !points) return null;
  return (
    <div class="classification-vs-regression-stage">
      <Plane
        points={points}
        domain={domain}
        surface={surface ?? undefined}
        xLabel={dataset.featureNames[0]!}
        yLabel={dataset.featureNames[1]!}
        description={picture ? lab.model.describe(picture.frame, lab.player.step.value) : "The points, before any head has answered."}
        groupNames={points.groups && picture?.task.classNames}
        overlay={picture ? (scales) => <Lines picture={picture} scales={scales} domain={domain} /> : undefined}
        onAddPoint={(x, y) => lab.addPoint(x, y)}
        onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
        onDeletePoint={(id) => lab.deletePoint(id)}
      />
      {picture && <Key picture={picture} withTest={dataset.test.length > 0} />}
    </div>
  );
}

/** As the head shown reads them: classes by colour and shape, numbers by colour. */
function pointsOf({ X, ids, target, test }: Dataset, picture: Picture | null): PlanePoints {
  const base = { X, ids, hollow: test };
  if (target?.kind === "class") return { ...base, groups: target.values };
  if (target && (!picture || picture.shown === "regression")) return { ...base, values: target.values };
  return picture?.task.labels.length === X.rows ? { ...base, groups: picture.task.labels } : base;
}

interface LinesProps {
  readonly picture: Picture;
  readonly scales: Scales;
  readonly domain: Domain;
}

/** With two classes both boundaries, whichever head is shown; else the parallel lines of the one shown. */
function Lines({ picture: { frame: { heads }, task, shown, threshold }, scales, domain }: LinesProps): JSX.Element {
  if (!isBinary(task)) {
    return <>{bandsOf(heads, shown, task).map((band, k) => <Line key={k} contour={band} {...{ scales, domain }} head={shown} />)}</>;
  }
  return (
    <>
      {namesOfHeads(heads).map((name) => (
        <Line key={name} contour={boundaryOf(heads, name, task, threshold)} {...{ scales, domain }} head={name} />
      ))}
      {shown === "regression" && !task.isReal && [0, 1].map((answer) => (
        <Line key={answer} contour={boundaryOf(heads, shown, task, answer)} {...{ scales, domain }} label={String(answer)} />
      ))}
      {shown === "classification" && [0.1, 0.9].map((answer) => (
        <Line key={answer} contour={boundaryOf(heads, shown, task, answer)} {...{ scales, domain }} label={String(answer)} />
      ))}
    </>
  );
}

interface LineProps {
  readonly contour: Contour | null;
  readonly scales: Scales;
  readonly domain: Domain;
  /** Whose boundary it is; without one it is a faint line of equal answers. */
  readonly head?: HeadName;
  readonly label?: string;
}

function Line({ contour, scales, domain, head, label }: LineProps): JSX.Element | null {
  const segment = contour && within(contour, domain);
  if (!segment) return null;
  const [x1, y1, x2, y2] = [scales.x(segment[0]), scales.y(segment[1]), scales.x(segment[2]), scales.y(segment[3])];
  // The label stands at the upper end, inside the plot.
  const [top, bottom] = y1 < y2 ? [[x1, y1], [x2, y2]] as const : [[x2, y2], [x1, y1]] as const;
  const share = 22 / Math.max(22, Math.hypot(bottom[0] - top[0], bottom[1] - top[1]));
  return (
    <g class="classification-vs-regression-line" data-head={head}>
      {head && <line class="classification-vs-regression-halo" {...{ x1, y1, x2, y2 }} />}
      <line {...{ x1, y1, x2, y2 }} />
      {label && <text x={top[0] + share * (bottom[0] - top[0]) + 4} y={top[1] + share * (bottom[1] - top[1])}>{label}</text>}
    </g>
  );
}

function Key({ picture: { task, shown, frame: { heads } }, withTest }: { readonly picture: Picture; readonly withTest: boolean }): JSX.Element {
  const isRamp = task.isReal && shown === "regression";
  const [low, high] = useMemo(() => extent(task.values), [task]);
  return (
    <div class="classification-vs-regression-key">
      {isRamp ? <RampLegend title={task.name} ramp="sequential" low={readable(low)} high={readable(high)} /> : <Legend names={task.classNames} />}
      {withTest && <p class="legend-entry"><Mark group={-1} hollow />held out</p>}
      {isBinary(task) && namesOfHeads(heads).map((name) => <HeadLine key={name} head={name} />)}
    </div>
  );
}
