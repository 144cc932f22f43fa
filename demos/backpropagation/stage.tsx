/** The network on one side, and on the other what it makes of the plane: the points, and what is said of every place between them. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { takeRows } from "../../algorithms/core/matrix";
import type { Dataset } from "../../src/kit/data/dataset";
import { pointsToDraw } from "../../src/kit/data/points-to-draw";
import type { Lab } from "../../src/kit/lab/lab";
import { pointRadius } from "../../src/kit/plots/draw-points";
import { Legend, Mark, RampLegend } from "../../src/kit/plots/legend";
import { Plane } from "../../src/kit/plots/plane";
import type { PlanePoints, Scales, Surface } from "../../src/kit/plots/types";
import { Diagram } from "./diagram/diagram";
import { homeOf, type Looks } from "./diagram/looks";
import { capital } from "./diagram/nodes";
import { featureLabel, fits, hasPart, readable, shapeOf, unitName } from "./diagram/shape";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";
import { useThrottled } from "../../src/kit/controls/use-throttled";
import { featureSurface, outputSurface, unitSurface } from "./surface";

interface StageProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
}

export function Stage(props: StageProps): JSX.Element {
  return (
    <>
      <Diagram {...props} />
      <section class="backpropagation-plane" aria-label="What the network says">
        <OutputPlane {...props} />
      </section>
    </>
  );
}

const manyPoints = 600;

function OutputPlane({ lab, looks }: StageProps): JSX.Element | null {
  const frame = lab.player.frame.value;
  const computedOn = lab.drawnFrom.value?.dataset;
  const dataset = pointsToDraw(lab.dataset.value, computedOn);
  const { showTest } = lab.parameters.value;
  const points = useMemo(() => dataset && pointsOf(dataset, showTest), [dataset, showTest]);
  const seen = useSeen(lab, looks, dataset);
  // Thousands of rings are drawn a few times a second: that many would hold up the picture.
  const seldom = useThrottled(lab.player.frame, 250);
  const decided = dataset && dataset.X.rows > manyPoints ? seldom : frame;
  if (!dataset || !points) return null;

  const { target, featureNames } = dataset;
  const { example } = looks.selection;
  const wrong = decided && computedOn?.X.rows === dataset.X.rows ? wrongRows(decided, dataset, showTest) : [];
  return (
    <>
      <p class="backpropagation-caption">{seen.caption}</p>
      <Plane
        points={points}
        domain={frame?.pictures.domain}
        surface={seen.surface}
        xLabel={featureNames[0]!}
        yLabel={featureNames[1]!}
        description={frame ? lab.model.describe(frame, lab.player.step.value) : "The points, before training begins."}
        groupNames={target?.kind === "class" ? target.classNames : undefined}
        overlay={(scales) => <Marks {...{ dataset, scales, wrong }} example={example.value} />}
        onAddPoint={(x, y) => lab.addPoint(x, y)}
        onMovePoint={(id, x, y) => lab.movePoint(id, x, y)}
        onDeletePoint={(id) => lab.deletePoint(id)}
        onSelectPoint={(id) => (example.value = example.peek() === id ? null : id)}
      />
      <div class="backpropagation-legend">
        {target?.kind === "class" && <Legend names={target.classNames} />}
        {target?.kind === "real" && <ValueLegend dataset={dataset} />}
        {showTest && dataset.test.length > 0 && <p class="legend-entry"><Mark group={-1} hollow />held out</p>}
        {target?.kind === "class" && <p class="legend-entry"><WrongMark />wrong</p>}
        {example.value === null && <p class="legend-entry">Choose a point to walk it through the network.</p>}
      </div>
    </>
  );
}

const WrongMark = (): JSX.Element => <svg class="legend-mark backpropagation-wrong" viewBox="-8 -8 16 16" aria-hidden="true"><circle r="6" /></svg>;

function ValueLegend({ dataset: { target } }: { readonly dataset: Dataset }): JSX.Element | null {
  const [low, high] = useMemo(() => (target?.kind === "real" ? [min(target.values), max(target.values)] : [0, 0]), [target]);
  return target && <RampLegend title={target.name} ramp="sequential" low={readable(low)} high={readable(high)} />;
}

const min = (values: Float64Array): number => values.reduce((least, value) => Math.min(least, value), Infinity);
const max = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), -Infinity);

/** Classes by colour and shape, values by colour. Points held out are hollow. */
function pointsOf({ X, ids, target, test, train }: Dataset, showTest: boolean): PlanePoints {
  const rows = showTest || test.length === 0 ? null : train;
  const whole = (list: Int32Array): Int32Array => (rows ? Int32Array.from(rows, (row) => list[row]!) : list);
  const real = (list: Float64Array): Float64Array => (rows ? Float64Array.from(rows, (row) => list[row]!) : list);
  const looks = target?.kind === "class" ? { groups: whole(target.values) } : target ? { values: real(target.values) } : {};
  return { X: rows ? takeRows(X, rows) : X, ids: whole(ids), hollow: rows ? undefined : test, ...looks };
}

function wrongRows({ predicted }: Frame, { target, train, X }: Dataset, showTest: boolean): readonly number[] {
  if (target?.kind !== "class" || predicted.length !== X.rows) return [];
  const wrong: number[] = [];
  const look = (row: number): void => void (predicted[row] !== target.values[row] && wrong.push(row));
  if (showTest) for (let row = 0; row < X.rows; row++) look(row);
  else train.forEach(look);
  return wrong;
}

interface MarksProps {
  readonly dataset: Dataset;
  readonly scales: Scales;
  readonly wrong: readonly number[];
  readonly example: number | null;
}

function Marks({ dataset: { X, ids }, scales, wrong, example }: MarksProps): JSX.Element {
  const at = (row: number): readonly [number, number] => [scales.x(X.data[row * X.columns]!), scales.y(X.data[row * X.columns + 1]!)];
  const radius = pointRadius(X.rows) + 2;
  const rings = wrong.map((row) => {
    const [x, y] = at(row);
    return `M${(x - radius).toFixed(1)},${y.toFixed(1)}a${radius},${radius} 0 1 1 ${2 * radius},0a${radius},${radius} 0 1 1 ${-2 * radius},0`;
  });
  const chosen = example === null ? -1 : ids.indexOf(example);
  const [x, y] = chosen >= 0 ? at(chosen) : [0, 0];
  return (
    <>
      <path class="backpropagation-wrong" d={rings.join("")} style={{ strokeWidth: radius / 4.5, strokeOpacity: X.rows > manyPoints ? 0.55 : 1 }} />
      {chosen >= 0 && <circle class="backpropagation-example" cx={x} cy={y} r={11} />}
    </>
  );
}

interface Seen {
  readonly caption: JSX.Element | string;
  readonly surface: Surface | undefined;
}

/** The network's answer; or, while it is looked at, one of its units or features, large. */
function useSeen(lab: StageProps["lab"], { selection, feature }: Looks, dataset: Dataset | null): Seen {
  const frame = lab.player.frame.value;
  const drawnFrom = lab.drawnFrom.value;
  const target = dataset?.target;
  const { discretize } = lab.parameters.value;
  const [looked, name] = [selection.preview.value, feature.value];
  return useMemo((): Seen => {
    if (!frame || !target || !drawnFrom) return { caption: "", surface: undefined };
    if (name) {
      const surface = featureSurface(name, frame.pictures);
      return { caption: captionOf(featureLabel(name), surface), surface };
    }
    const shape = shapeOf(drawnFrom.parameters, target);
    if (looked && looked.kind !== "weight" && hasPart(shape, looked) && fits(shape, frame.training.network)) {
      const { layer, unit } = homeOf(looked);
      const surface = unitSurface(frame, shape, target, layer, unit);
      return { caption: captionOf(capital(unitName(shape, layer, unit)), surface), surface };
    }
    return { caption: answerOf(target, discretize), surface: outputSurface(frame.pictures, target, discretize) };
  }, [frame, target, drawnFrom, discretize, looked, name]);
}

function captionOf(name: string, surface: Surface): JSX.Element | string {
  if (surface.kind !== "ramp") return `${name}: its probability`;
  const [low, high] = surface.extent!;
  return <RampLegend title={name} ramp={surface.ramp} low={readable(low)} high={readable(high)} />;
}

function answerOf(target: NonNullable<Dataset["target"]>, isDiscrete: boolean): string {
  if (target.kind === "real") return "What the network says at every place";
  return isDiscrete ? "The class decided for at every place" : "How likely each class is, at every place";
}
