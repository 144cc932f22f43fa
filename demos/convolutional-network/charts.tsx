/** How training went, and which digits are taken for which. */
import type { JSX } from "preact";
import { size } from "../../algorithms/convolutional-network/network";
import { Facts } from "../../src/kit/controls/facts";
import { Runs, type RunFigure } from "../../src/kit/controls/runs";
import { engineNames } from "../../src/kit/engines/names";
import type { Lab } from "../../src/kit/lab/lab";
import { Answers } from "./charts/answers";
import { Curves } from "./charts/curves";
import { heldOutLabels } from "./digits/labels";
import type { Frame } from "./frame";
import type { Looker } from "./look/client";
import type { Parameters } from "./parameters";

interface ChartsProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looker: Looker;
}

const accuracyCurves = { accuracy: "held-out" };
const lossCurves = { loss: "training", heldOutLoss: "held-out" };
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const figures: readonly RunFigure[] = [{ key: "loss", label: "Loss" }, { key: "accuracy", label: "accuracy", format: percent }];

export function Charts({ lab, looker }: ChartsProps): JSX.Element {
  const frame = lab.player.frame.value;
  const speed = frame?.imagesPerSecond == null ? undefined : Math.round(frame.imagesPerSecond).toLocaleString("en");
  return (
    <>
      <Facts
        facts={[
          { name: "Accuracy", value: frame ? percent(frame.heldOut.accuracy) : undefined, help: "The share of 500 held-out digits that are recognised. No training has seen them." },
          { name: "Numbers learnt", value: frame ? size(frame.training.network).toLocaleString("en") : undefined, help: "All weights and biases." },
          { name: "Images / s", value: speed, help: `How many images training takes in a second, forward and back, here and now${frame?.engine ? `, by ${engineNames[frame.engine]}` : ""}.` },
        ]}
      />
      {frame?.engine && <p class="convolutional-network-engine">{`The step shown was computed by ${engineNames[frame.engine]}.`}</p>}
      {frame && frame.training.updates > 0 && (
        <>
          <Curves lab={lab} title="Accuracy on held-out digits" curves={accuracyCurves} format="~%" height={110} />
          <Curves lab={lab} title="Loss" curves={lossCurves} format="~r" height={110} />
        </>
      )}
      <Answers lab={lab} looker={looker} labels={heldOutLabels} />
      <Runs lab={lab} figures={figures} />
    </>
  );
}
