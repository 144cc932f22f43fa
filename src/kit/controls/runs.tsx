/** The runs kept so far: their last figures side by side, to be laid over the current one or gone back to. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Lab } from "../lab/lab";
import type { KeptRun } from "../lab/runs";
import type { Schema } from "../lab/schema";
import { runLine } from "../plots/run-line";
import { Icon, IconButton } from "./icons";

/** One of the numbers that the model traces. */
export interface RunFigure {
  readonly key: string;
  readonly label: string;
  /** Four significant digits if left out. */
  readonly format?: (value: number) => string;
}

interface RunsProps<S extends Schema, Frame> {
  readonly lab: Lab<S, Frame>;
  readonly figures: readonly RunFigure[];
}

export function Runs<S extends Schema, Frame>({ lab, figures }: RunsProps<S, Frame>): JSX.Element {
  const { runs, player } = lab;
  const kept = runs.kept.value.toReversed();
  const title = useId();
  const isEmpty = player.trace.value.length === 0;
  return (
    <section class="runs" aria-labelledby={title}>
      <div class="runs-head">
        <p class="runs-title" id={title}>Earlier runs</p>
        <button type="button" class="kit-button kit-button-quiet" aria-disabled={isEmpty} onClick={() => isEmpty || runs.keep()}>
          <Icon name="save" />
          Keep this run
        </button>
      </div>
      {kept.length === 0 ? (
        <p class="runs-none">
          None yet. A run is kept here once you have watched it to its end, or for a while before you begin another. Then you can lay its
          curves over the current ones, or go back to it.
        </p>
      ) : (
        <table class="runs-table" aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">Show</th>
              <th scope="col">Run</th>
              {figures.map(({ key, label }) => <th key={key} scope="col" class="runs-number">{label}</th>)}
              <th scope="col" class="runs-number">Steps</th>
              <th scope="col"><span class="kit-only-spoken">What to do with it</span></th>
            </tr>
          </thead>
          <tbody>
            {kept.map((run) => <Row key={run.id} run={run} figures={figures} lab={lab} />)}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row<S extends Schema, Frame>({ run, figures, lab: { runs } }: RunsProps<S, Frame> & { readonly run: KeptRun }): JSX.Element {
  const { id, name, final, steps, colour } = run;
  return (
    <tr class="runs-run">
      <td>
        <label class="runs-show">
          <input
            type="checkbox"
            aria-label={`Show “${name}” beside the current run`}
            checked={runs.overlaid.value.some((shown) => shown.id === id)}
            onChange={() => runs.toggle(id)}
          />
          <Line colour={colour} />
        </label>
      </td>
      <th scope="row" class="runs-name">
        {name}
        {ending(run) && <span class="runs-ending">{ending(run)}</span>}
      </th>
      {figures.map(({ key, label, format = fourDigits }) => {
        const value = final[key];
        return <td key={key} class="runs-number" data-label={label}>{value == null ? "–" : format(value)}</td>;
      })}
      <td class="runs-number" data-label="Steps">{steps.toLocaleString("en")}</td>
      <td class="runs-verbs">
        <IconButton icon="back" label={`Reopen “${name}”`} onClick={() => runs.open(id)} class="kit-button-quiet" />
        <IconButton icon="close" label={`Remove “${name}”`} onClick={() => runs.remove(id)} class="kit-button-quiet" />
      </td>
    </tr>
  );
}

/** As the run's curves are drawn in the charts. */
function Line({ colour }: { readonly colour: number }): JSX.Element {
  const { stroke, dash } = runLine(colour);
  return (
    <svg class="runs-line" viewBox="0 0 28 8" aria-hidden="true">
      <path d="M1 4h26" style={{ stroke }} stroke-dasharray={dash.join(" ")} />
    </svg>
  );
}

function ending({ status, error, steps }: KeptRun): string | null {
  switch (status) {
    case "done":
      return null;
    case "failed":
      return error ?? "It failed.";
    case "left":
      return `Left at step ${steps.toLocaleString("en")}.`;
  }
}

function fourDigits(value: number): string {
  return String(Number(value.toPrecision(4)));
}
