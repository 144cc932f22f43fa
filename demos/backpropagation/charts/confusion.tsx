/** Which classes are taken for which: a table of counts. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { row } from "../../../algorithms/core/matrix";
import { confusionMatrix } from "../../../algorithms/metrics";
import type { Dataset, Target } from "../../../src/kit/data/dataset";
import { Mark } from "../../../src/kit/plots/legend";
import type { Frame } from "../frame";

const mostClasses = 20;

interface ConfusionProps {
  readonly frame: Frame;
  readonly dataset: Dataset;
  readonly target: Extract<Target, { kind: "class" }>;
}

export function Confusion({ frame, dataset, target }: ConfusionProps): JSX.Element | null {
  const [wanted, choose] = useState<Part>("test");
  const { classNames } = target;
  if (classNames.length > mostClasses) return null;
  const part = dataset.test.length > 0 ? wanted : "training";
  const rows = part === "test" ? dataset.test : dataset.train;
  const counts = confusionMatrix(pick(target.values, rows), pick(frame.predicted, rows), classNames.length);
  return (
    <section class="backpropagation-confusion" aria-label="Confusion matrix">
      <div class="backpropagation-confusion-head">
        <p>Confusion matrix</p>
        {dataset.test.length > 0 && <PartChoice part={part} onChange={choose} />}
      </div>
      {/* A wide table scrolls inside, which a keyboard must be able to do too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="backpropagation-confusion-scroller" tabIndex={0} role="region" aria-label={`Confusion matrix of the ${part} points`}>
        <table>
          <thead>
            <tr>
              <td><span class="visually-hidden">true class, down; class decided for, across</span><span aria-hidden="true">true ↓ decided →</span></td>
              {classNames.map((name, k) => <th key={k} scope="col" title={name}><Mark group={k} /><span>{name}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {classNames.map((name, truth) => <Row key={truth} {...{ name, truth, classNames }} counts={row(counts, truth)} />)}
          </tbody>
        </table>
      </div>
    </section>
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

interface RowProps {
  readonly name: string;
  readonly truth: number;
  readonly classNames: readonly string[];
  readonly counts: ArrayLike<number>;
}

/** Tinted by the share of the class's points: rightly decided ones one way, wrongly decided ones the other. */
function Row({ name, truth, classNames, counts }: RowProps): JSX.Element {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <th scope="row" title={name}><Mark group={truth} /><span>{name}</span></th>
      {classNames.map((decided, k) => {
        const share = total === 0 ? 0 : counts[k]! / total;
        const tint = `color-mix(in srgb, var(${k === truth ? "--accent" : "--danger"}) ${Math.round(45 * Math.sqrt(share))}%, transparent)`;
        return <td key={k} data-right={k === truth} data-none={counts[k] === 0} title={`${counts[k]} of class ${name}, decided for ${decided}`} style={{ background: tint }}>{counts[k]}</td>;
      })}
    </tr>
  );
}
