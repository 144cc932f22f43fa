/** How training went so far, how it stands, and how earlier runs went. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Runs, type RunFigure } from "../../src/kit/controls/runs";
import type { Lab } from "../../src/kit/lab/lab";
import { PartConfusion } from "./charts/confusion";
import { accuracyCurves, Curves, lossCurves, objectiveCurve, r2Curves } from "./charts/curves";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";
import { PredictedValues } from "./charts/predicted-values";
import { Scores } from "./charts/figures";
import { useEpochRate } from "./charts/use-epoch-rate";
import { useThrottled } from "../../src/kit/controls/use-throttled";

type NetworkLab = Lab<Parameters, Frame>;

/** Milliseconds: while a run plays, curves and figures follow it a few times a second. */
const pause = 250;

export function Charts({ lab }: { readonly lab: NetworkLab }): JSX.Element {
  const frame = useThrottled(lab.player.frame, pause);
  const rate = useEpochRate(lab);
  const isReal = frame !== null && frame.train.accuracy === null;
  return (
    <>
      <Scores frame={frame} rate={rate} />
      <TrainingCurves lab={lab} isReal={isReal} />
      <Answers lab={lab} frame={frame} />
      <Runs lab={lab} figures={figuresOf(isReal)} />
    </>
  );
}

const lossScale = { zero: true };
const logScale = { type: "log", nice: false };
/** With `~g` an axis of tens would say 2e+1: it has as many digits as tell its ticks apart, and writes no zero after them. */
const decimal = "~r";
const accuracyScale = { zero: false, domainMax: 1 };

function TrainingCurves({ lab, isReal }: { readonly lab: NetworkLab; readonly isReal: boolean }): JSX.Element {
  const { player, runs } = lab;
  const trace = useThrottled(player.trace, pause);
  const step = useThrottled(player.step, pause);
  const isPenalised = useMemo(() => trace.some(({ objective, trainLoss }) => objective !== trainLoss), [trace]);
  const losses = useMemo(() => (isPenalised ? [objectiveCurve, ...lossCurves] : lossCurves), [isPenalised]);
  const { logLoss } = lab.parameters.value;
  const shared = { trace, step, overlaid: runs.overlaid.value, onSeek: (to: number) => player.seek(to) };
  return (
    <>
      <Curves {...shared} title="Loss" curves={losses} height={124} scale={logLoss ? logScale : lossScale} format={logLoss ? "~g" : decimal} />
      <Curves
        {...shared}
        title={isReal ? "Variation explained, R²" : "Accuracy"}
        curves={isReal ? r2Curves : accuracyCurves}
        height={112}
        scale={accuracyScale}
        format={isReal ? decimal : "~%"}
      />
    </>
  );
}

/** What it says of each point, beside what is true. */
function Answers({ lab, frame }: { readonly lab: NetworkLab; readonly frame: Frame | null }): JSX.Element | null {
  const dataset = lab.drawnFrom.value?.dataset;
  const target = dataset?.target;
  // The place of a matrix of two classes: what stands below would else move when the first frame comes.
  if (!frame) return <div class="backpropagation-wait" />;
  if (!dataset || !target || frame.predicted.length !== dataset.X.rows) return null;
  if (target.kind === "class") return <PartConfusion {...{ frame, dataset, target }} />;
  return <PredictedValues {...{ frame, dataset, target }} showTest={lab.parameters.value.showTest} />;
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

function figuresOf(isReal: boolean): readonly RunFigure[] {
  const loss = [{ key: "trainLoss", label: "Loss" }, { key: "testLoss", label: "test" }];
  return isReal
    ? [...loss, { key: "testR2", label: "test R²", format: (value) => value.toFixed(3) }]
    : [...loss, { key: "testAccuracy", label: "test acc.", format: percent }];
}
