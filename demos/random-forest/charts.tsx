/** How good the trees are so far, what they say of a point, and what is measured beside them. */
import type { JSX } from "preact";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import { Runs, type RunFigure } from "../../src/kit/controls/runs";
import { Curves, CurvesKey } from "./curves";
import type { Frame } from "./frame";
import { CorrelationChart, HeatChart, ImportanceChart } from "./measured-charts";
import { PointVotes } from "./point-votes";
import { percent, short } from "./readable";
import type { StageProps } from "./stage";

const errorKeys = { "out of bag": "outOfBag", "held out": "test", training: "train" } as const;
const lossKeys = { "out of bag": "lossOutOfBag", "held out": "lossTest", training: "lossTrain" } as const;

export function Charts({ lab, looks }: StageProps): JSX.Element {
  const { player, runs } = lab;
  const frame = player.frame.value;
  const isBoosting = frame?.method === "boosting";
  const isReal = frame?.nClasses === 0;
  const shared = {
    trace: player.trace.value,
    step: player.step.value,
    overlaid: runs.overlaid.value,
    unit: isBoosting ? "rounds" : "trees",
    onSeek: (step: number) => player.seek(step),
  };
  return (
    <>
      <Facts facts={factsOf(frame)} />
      <Growing lab={lab} />
      <PointVotes lab={lab} looks={looks} />
      <Curves {...shared} title={isReal ? "Mean squared error" : "Share decided for wrongly"} keys={errorKeys} height={112} format={isReal ? "~s" : ".0%"} />
      <CurvesKey shown={isBoosting ? ["held out", "training"] : ["out of bag", "held out", "training"]} />
      {isBoosting && !isReal && <Curves {...shared} title="Log-loss" keys={lossKeys} height={96} format="~r" />}
      {isBoosting ? <HeatChart lab={lab} /> : <><CorrelationChart lab={lab} /><ImportanceChart lab={lab} /></>}
      <Runs lab={lab} figures={figuresOf(isReal)} />
    </>
  );
}

function factsOf(frame: Frame | null): Fact[] {
  const say = (value: number | null | undefined): string | undefined => (value == null || !frame ? undefined : frame.nClasses > 0 ? percent(value) : short(value));
  const unseen = { name: frame?.nClasses === 0 ? "Held-out MSE" : "Held out, wrong", value: say(frame?.error.test) };
  if (frame?.method === "boosting") {
    return [{ name: "Rounds", value: frame.trees.toString() }, unseen, { name: "Training", value: say(frame.error.train) }];
  }
  const help = "Every training point is asked of only those trees that were not given it, some 37 % of them: an honest error without a test set.";
  return [{ name: "Trees", value: frame?.trees.toString() }, { name: "Out of bag", value: say(frame?.error.outOfBag), help }, unseen];
}

/** How far the pool is, while it grows trees. */
function Growing({ lab }: Pick<StageProps, "lab">): JSX.Element {
  const { status, computed } = lab.player;
  const { nEstimators } = lab.state.value.parameters;
  const isGrowing = status.value === "running";
  return (
    <progress
      class="random-forest-growing"
      data-over={!isGrowing}
      aria-label="Trees grown"
      max={nEstimators}
      value={isGrowing ? Math.min(computed.value, nEstimators) : nEstimators}
    />
  );
}

function figuresOf(isReal: boolean): readonly RunFigure[] {
  const format = isReal ? short : percent;
  return [{ key: "outOfBag", label: "out of bag", format }, { key: "test", label: "held out", format }];
}
