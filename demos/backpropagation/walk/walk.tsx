/** One example's way through the network, forward and back, node by node, with the numbers in the formulas. */
import { batch, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Network } from "../../../algorithms/backpropagation/network";
import type { Dataset } from "../../../src/kit/data/dataset";
import type { Lab } from "../../../src/kit/lab/lab";
import { useThrottled } from "../../../src/kit/controls/use-throttled";
import { homeOf } from "../diagram/looks";
import { capital } from "../diagram/nodes";
import { fits, hasPart, readable, shapeOf, unitName, type Shape } from "../diagram/shape";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Part, Selection } from "../selection";
import { taskOf } from "../task";
import { BackwardStop } from "./backward-stop";
import { ForwardStop } from "./forward-stop";
import { LossStop } from "./loss-stop";
import { walkThrough, type Walked } from "./pass";
import type { Truth } from "./standardised";
import { stopAt, stopsOf, type Pass, type Stop } from "./stops";

export interface WalkProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly selection: Selection;
}

/** A unit on one example's way. */
export interface Place {
  readonly shape: Shape;
  readonly network: Network;
  readonly walked: Walked;
  /** What the first layer sees of the example, and what the network is taught of it. */
  readonly inputs: Float64Array;
  readonly target: number;
  /** The same where it is a value of its own, not a class. */
  readonly truth: Truth | null;
  readonly layer: number;
  readonly unit: number;
}

/** Milliseconds: while training goes on, its numbers change a few times a second. */
const pause = 250;

export function Walk({ lab, selection }: WalkProps): JSX.Element {
  const frame = useThrottled(lab.player.frame, pause);
  const way = useWay(lab, frame?.training.network, selection.example.value);
  // What was shown of the walk stands in the diagram too, and goes with it.
  useEffect(() => () => void (selection.part.value = null), []);
  if (!way) return <p class="backpropagation-walk-none">This point, or this network, is no longer there.</p>;
  return <Stops way={way} selection={selection} />;
}

type Way = Omit<Place, "layer" | "unit"> & { readonly title: string };

/** Null while what is chosen and what is drawn do not fit each other. */
function useWay(lab: WalkProps["lab"], network: Network | undefined, example: number | null): Way | null {
  const drawnFrom = lab.drawnFrom.value;
  const task = useMemo(() => drawnFrom && taskOf(drawnFrom.parameters, drawnFrom.dataset), [drawnFrom]);
  return useMemo(() => {
    if (!task || !drawnFrom || !network) return null;
    const { dataset, parameters } = drawnFrom;
    const shape = shapeOf(parameters, task.target);
    const row = example === null ? -1 : dataset.ids.indexOf(example);
    if (row < 0 || !fits(shape, network)) return null;
    const d = task.X.columns;
    const inputs = task.X.data.slice(row * d, (row + 1) * d);
    const target = task.y[row]!;
    const truth = task.target.kind === "real" ? { name: task.target.name, value: task.target.values[row]!, scale: task.scale } : null;
    return { shape, network, inputs, target, truth, walked: walkThrough(network, inputs, target), title: titleOf(dataset, row) };
  }, [task, network, example]);
}

function titleOf({ X, target, test }: Dataset, row: number): string {
  const place = `Point (${readable(X.data[row * X.columns]!)}, ${readable(X.data[row * X.columns + 1]!)})`;
  const truth = target?.kind === "class" ? target.classNames[target.values[row]!]! : `${target!.name} ${readable(target!.values[row]!)}`;
  return `${place}, ${truth}${test.includes(row) ? ", held out" : ""}`;
}

function Stops({ way, selection: { part } }: { readonly way: Way; readonly selection: Selection }): JSX.Element {
  const { shape } = way;
  const stops = useMemo(() => stopsOf(shape), [JSON.stringify(shape)]);
  const pass = useSignal<Pass>("forward");
  const chosen = part.value && hasPart(shape, part.value) ? homeOf(part.value) : stops[0]!;
  const at = stopAt(stops, { pass: pass.value, ...chosen });
  const own = useRef<Part | null>(null);
  const go = ({ pass: on, layer, unit }: Stop): void => batch(() => {
    own.current = { kind: "unit", layer, unit };
    pass.value = on;
    part.value = own.current;
  });
  // Who chooses a unit of the diagram wants to see it.
  useEffect(() => {
    if (part.value !== own.current && pass.peek() === "loss") pass.value = "forward";
  }, [part.value]);
  useEffect(() => go({ pass: "forward", ...chosen }), []);
  const place: Place = { ...way, ...chosen };
  return (
    <>
      <div class="backpropagation-walk-bar">
        <p>{way.title}</p>
        <Passes pass={pass.value} onChoose={(on) => go(on === "loss" ? stops.find((stop) => stop.pass === on)! : { pass: on, ...chosen })} />
        <StepButtons at={at} count={stops.length} onGo={(next) => go(stops[next]!)} />
      </div>
      <p class="backpropagation-walk-place" role="status">{pass.value === "loss" ? "The loss of this example" : capital(unitName(shape, chosen.layer, chosen.unit))}</p>
      {pass.value === "forward" && <ForwardStop {...place} />}
      {pass.value === "loss" && <LossStop {...place} />}
      {pass.value === "backward" && <BackwardStop {...place} />}
    </>
  );
}

const passNames: Readonly<Record<Pass, string>> = { forward: "Forward", loss: "Loss", backward: "Back" };

function Passes({ pass, onChoose }: { readonly pass: Pass; readonly onChoose: (pass: Pass) => void }): JSX.Element {
  return (
    <div class="control-segments" role="radiogroup" aria-label="The way">
      {(Object.keys(passNames) as Pass[]).map((name) => (
        <label key={name} class="control-segment">
          <input type="radio" name="walk-pass" value={name} checked={name === pass} onChange={() => onChoose(name)} />
          <span>{passNames[name]}</span>
        </label>
      ))}
    </div>
  );
}

interface StepButtonsProps {
  readonly at: number;
  readonly count: number;
  readonly onGo: (stop: number) => void;
}

function StepButtons({ at, count, onGo }: StepButtonsProps): JSX.Element {
  return (
    <div class="backpropagation-walk-steps">
      <button type="button" class="kit-button" aria-disabled={at === 0} onClick={() => at > 0 && onGo(at - 1)}>Previous</button>
      <button type="button" class="kit-button" aria-disabled={at === count - 1} onClick={() => at < count - 1 && onGo(at + 1)}>Next</button>
    </div>
  );
}
