/** One tree beside the crowd, on the same points: its picture, the points in it, and both errors, always in sight. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import { classColour } from "../../src/kit/plots/colours";
import { MiniSurface } from "../../src/kit/plots/mini-surface";
import type { Domain } from "../../src/kit/plots/types";
import type { Frame } from "./frame";
import type { OneTree } from "./one-tree";
import { percent, short } from "./readable";
import type { StageProps } from "./stage";
import { surfaceOf } from "./surface";

export function OneTreePanel({ lab, looks }: StageProps): JSX.Element {
  const { result } = lab.analysis<OneTree>("oneTree").value;
  const dataset = lab.drawnFrom.value?.dataset;
  const isShown = lab.parameters.value.shown === "one";
  const look = (isLooked: boolean) => (): void => void (looks.isOne.value = isLooked);
  if (!result || !dataset?.target) return <div class="random-forest-one" />;
  return (
    <div class="random-forest-one">
      <button
        type="button"
        aria-pressed={isShown}
        aria-label="One tree on all training points: show it in the plane"
        onMouseEnter={look(true)}
        onMouseLeave={look(false)}
        onFocus={look(true)}
        onBlur={look(false)}
        onClick={() => lab.setParameters({ shown: isShown ? "all" : "one" })}
      >
        <Surface of={result} target={dataset.target} />
        <Points dataset={dataset} domain={result.domain} />
      </button>
      <Versus result={result} frame={lab.player.frame.value} target={dataset.target} />
    </div>
  );
}

function Surface({ of, target }: { readonly of: OneTree; readonly target: Target }): JSX.Element {
  return <MiniSurface surface={useMemo(() => surfaceOf(of.picture, target), [of, target])} />;
}

/** The picture is so many units wide and high. */
const side = 100;

function Points({ dataset: { X, target, train }, domain }: { readonly dataset: Dataset; readonly domain: Domain }): JSX.Element {
  const paths = useMemo(() => {
    const across = (value: number, [low, high]: readonly [number, number]): number => (side * (value - low)) / (high - low);
    const of = new Map<number, string[]>();
    for (const row of train) {
      const group = target?.kind === "class" ? target.values[row]! : -1;
      const [x, y] = [across(X.data[row * X.columns]!, domain.x), side - across(X.data[row * X.columns + 1]!, domain.y)];
      of.set(group, [...(of.get(group) ?? []), `M${x.toFixed(1)},${y.toFixed(1)}h0`]);
    }
    return [...of];
  }, [X, target, train, domain]);
  return (
    <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
      {paths.map(([group, marks]) => <path key={group} d={marks.join("")} style={{ stroke: classColour(group) }} />)}
    </svg>
  );
}

/** On points held out, where there are any. */
function Versus({ result, frame, target }: { readonly result: OneTree; readonly frame: Frame | null; readonly target: Target }): JSX.Element {
  const say = (error: number | null | undefined): string => (error == null ? "–" : target.kind === "class" ? `${percent(error)} wrong` : `MSE ${short(error)}`);
  const part = result.test === null ? "train" : "test";
  const crowd = frame?.method === "boosting" ? "Boosted rounds" : "Trees together";
  return (
    <div class="random-forest-versus">
      <p>{part === "test" ? "On points held out:" : "On training points:"}</p>
      <dl>
        <dt>One tree, {result.leaves} leaves</dt>
        <dd>{say(result[part])}</dd>
        <dt>{crowd}</dt>
        <dd>{say(frame?.error[part])}</dd>
      </dl>
    </div>
  );
}
