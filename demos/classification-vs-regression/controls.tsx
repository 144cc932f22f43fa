/** What is shown, how a number becomes classes, and how the heads are fitted. */
import type { JSX } from "preact";
import { LabControls } from "../../src/kit/controls/lab-controls";
import { parameters } from "./parameters";
import { usePicture, type TwoHeadsLab } from "./use-picture";
import { isBinary } from "./heads";

// The choice of charts stands above them.
const { charts: _, ...schema } = parameters;
type Name = keyof typeof schema;

export function HeadControls({ lab }: { readonly lab: TwoHeadsLab }): JSX.Element {
  const picture = usePicture(lab);
  const values = lab.parameters.value;
  const isExact = values.solver === "exact";
  const withoutEffect: readonly (Name | false)[] = [
    picture !== null && !isBinary(picture.task) && "threshold",
    lab.dataset.value?.target?.kind !== "real" && "bins",
    values.penalty === "none" && "C",
    isExact && "learningRate",
    isExact && "epochs",
    values.solver !== "mini-batch" && "batchSize",
  ];
  return <LabControls lab={lab} schema={schema} disabledNames={withoutEffect.filter((name) => name !== false)} />;
}
