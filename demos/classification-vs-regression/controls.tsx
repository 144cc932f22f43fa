/** What is shown, how a number becomes classes, and how the heads are fitted. */
import type { JSX } from "preact";
import { Controls } from "../../src/kit/controls/controls";
import { defaultState } from "../../src/kit/lab/defaults";
import { parameters, type Parameters } from "./parameters";
import type { Values } from "../../src/kit/lab/schema";
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
  return (
    <Controls
      schema={schema}
      values={values}
      defaults={defaultState(lab.model).parameters}
      disabledNames={withoutEffect.filter((name) => name !== false)}
      onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<Parameters>>)}
    />
  );
}
