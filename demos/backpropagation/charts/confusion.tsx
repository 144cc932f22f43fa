/** Which classes the network takes for which, on either part of the split. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Confusion } from "../../../src/kit/controls/confusion";
import type { Dataset, Target } from "../../../src/kit/data/dataset";
import type { Frame } from "../frame";

interface PartConfusionProps {
  readonly frame: Frame;
  readonly dataset: Dataset;
  readonly target: Extract<Target, { kind: "class" }>;
}

export function PartConfusion({ frame, dataset, target }: PartConfusionProps): JSX.Element | null {
  const [wanted, choose] = useState<Part>("test");
  const part = dataset.test.length > 0 ? wanted : "training";
  const rows = part === "test" ? dataset.test : dataset.train;
  return (
    <Confusion
      classNames={target.classNames}
      truth={pick(target.values, rows)}
      predicted={pick(frame.predicted, rows)}
      counted={`${part} points`}
      aside={dataset.test.length > 0 && <PartChoice part={part} onChange={choose} />}
    />
  );
}

type Part = "training" | "test";

const pick = (values: ArrayLike<number>, rows: Int32Array): Int32Array => Int32Array.from(rows, (row) => values[row]!);

function PartChoice({ part, onChange }: { readonly part: Part; readonly onChange: (part: Part) => void }): JSX.Element {
  return (
    <span class="control-segments" role="radiogroup" aria-label="Points counted">
      {(["training", "test"] as const).map((each) => (
        <label key={each} class="control-segment">
          <input type="radio" name="backpropagation-confusion" checked={each === part} onChange={() => onChange(each)} />
          <span>{each}</span>
        </label>
      ))}
    </span>
  );
}
