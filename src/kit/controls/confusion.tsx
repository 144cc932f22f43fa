/** Which classes are taken for which: a table of counts. */
import type { ComponentChildren, JSX } from "preact";
import { row } from "../../../algorithms/core/matrix";
import { confusionMatrix } from "../../../algorithms/metrics";
import { Mark } from "../plots/legend";

export const mostClassesInTable = 20;

export interface ConfusionProps {
  readonly classNames: readonly string[];
  /** The class id of each point counted, and the one decided for. */
  readonly truth: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  /** Which points are counted, as "test points". */
  readonly counted: string;
  /** What stands at the end of the heading. */
  readonly aside?: ComponentChildren;
  /** Makes a button of every cell that has points, to look into them. */
  readonly onOpen?: (truth: number, decided: number) => void;
}

/** Null with more classes than a table shows, or without points. */
export function Confusion({ classNames, truth, predicted, counted, aside, onOpen }: ConfusionProps): JSX.Element | null {
  if (classNames.length > mostClassesInTable || truth.length === 0) return null;
  const counts = confusionMatrix(truth, predicted, classNames.length);
  return (
    <section class="confusion" aria-label="Confusion matrix">
      <div class="confusion-head">
        <p>Confusion matrix</p>
        {aside}
      </div>
      {/* A wide table scrolls inside, which a keyboard must be able to do too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="confusion-scroller" tabIndex={0} role="region" aria-label={`Confusion matrix of the ${counted}`}>
        <table>
          <thead>
            <tr>
              <td><span class="visually-hidden">true class, down; class decided for, across</span><span aria-hidden="true">true ↓ decided →</span></td>
              {classNames.map((name, k) => <th key={k} scope="col" title={name}><Mark group={k} /><span>{name}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {classNames.map((name, k) => <Row key={k} {...{ name, classNames, onOpen }} truth={k} counts={row(counts, k)} />)}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly truth: number;
  readonly classNames: readonly string[];
  readonly counts: ArrayLike<number>;
  readonly onOpen: ConfusionProps["onOpen"];
}

/** Tinted by the share of the class's points: rightly decided ones one way, wrongly decided ones the other. */
function Row({ name, truth, classNames, counts, onOpen }: RowProps): JSX.Element {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <th scope="row" title={name}><Mark group={truth} /><span>{name}</span></th>
      {classNames.map((decided, k) => {
        const share = total === 0 ? 0 : counts[k]! / total;
        const tint = `color-mix(in srgb, var(${k === truth ? "--accent" : "--danger"}) ${Math.round(45 * Math.sqrt(share))}%, transparent)`;
        return <td key={k} data-right={k === truth} data-none={counts[k] === 0} title={`${counts[k]} of class ${name}, decided for ${decided}`} style={{ background: tint }}>
          {onOpen && counts[k]! > 0 ? <button type="button" aria-label={`${counts[k]} of class ${name}, decided for ${decided}: look at them`} onClick={() => onOpen(truth, k)}>{counts[k]}</button> : counts[k]}
        </td>;
      })}
    </tr>
  );
}
