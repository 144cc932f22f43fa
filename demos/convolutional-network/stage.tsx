/** One image, what every layer makes of it, and what the network says. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Lab } from "../../src/kit/lab/lab";
import { Answer } from "./answer";
import { blank } from "../../src/kit/controls/drawing";
import { centred } from "./centre";
import { padSize, readDrawing, writeDrawing } from "./drawing-code";
import { Arithmetic } from "./flow/arithmetic";
import type { Cell } from "./flow/field";
import { Flow } from "./flow/flow";
import type { Frame } from "./frame";
import { Input, Source as SourceBar, type InputState } from "./input";
import type { Looker } from "./look/client";
import type { Source } from "./look/protocol";
import type { Parameters } from "./parameters";

interface StageProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looker: Looker;
}

export function Stage({ lab, looker }: StageProps): JSX.Element {
  const input: InputState = {
    lastDrawing: useSignal(writeDrawing(blank(padSize))),
    showsWhy: useSignal(false),
    cell: useSignal<Cell | null>(null),
  };
  useLooking(lab, looker);
  const look = looker.look.value;
  const { cell } = input;
  // Another network may have fewer layers or maps than the one pointed into.
  const isThere = look && cell.value && cell.value.output < look.outputs.length && cell.value.map < look.outputs[cell.value.output]!.channels;
  return (
    <div class="convolutional-network-stage">
      {looker.problem.value && <p class="control-error" role="alert">{looker.problem.value}</p>}
      <SourceBar lab={lab} input={input} />
      <div class="convolutional-network-ends">
        <Input lab={lab} input={input} look={look} />
        <Answer look={look} cell={cell} />
      </div>
      {look && <Flow look={look} cell={cell} />}
      {look && <Arithmetic cell={isThere ? cell.value : null} look={look} />}
    </div>
  );
}

/** Asks anew whenever the network, the image or its pose is another one. */
function useLooking(lab: StageProps["lab"], looker: Looker): void {
  const network = lab.player.frame.value?.training.network;
  const { sample, drawing, dx, dy, angle } = lab.parameters.value;
  const shuffled = lab.drawnFrom.value?.parameters.shuffled ?? false;
  const source = useMemo((): Source => {
    const drawn = readDrawing(drawing);
    return drawn ? { kind: "drawn", image: centred(drawn, padSize) } : { kind: "held-out", index: sample };
  }, [drawing, sample]);
  useEffect(() => {
    if (network) looker.ask({ type: "look", network, source, pose: { dx, dy, angle, scale: 1 }, shuffled });
  }, [looker, network, source, dx, dy, angle, shuffled]);
}
