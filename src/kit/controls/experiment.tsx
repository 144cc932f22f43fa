/** A claim to be tried: predict, run, see the numbers. Everything it says can be read without scripts. */
import { useSignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Experiment } from "../lab/experiment";
import type { Measurement } from "../lab/protocol";
import { Icon } from "./icons";

export type Trial =
  | { readonly status: "open" | "running" }
  | { readonly status: "done"; readonly outcome: Measurement }
  | { readonly status: "failed"; readonly error: string };

/** What a reader has done with a card. */
export interface ExperimentState {
  /** The index of the chosen option; null as long as none is. */
  readonly prediction: number | null;
  readonly trial: Trial;
}

export const untried: ExperimentState = { prediction: null, trial: { status: "open" } };

export interface ExperimentCardProps {
  readonly experiment: Pick<Experiment, "id" | "claim" | "predict">;
  /** Measures, in a worker. */
  readonly run: () => Promise<Measurement>;
  /** The permalink of the state in which the effect can be seen. */
  readonly openHref: string;
  /** Kept outside where the card must outlive its place in the page. */
  readonly state?: Signal<ExperimentState>;
}

export function ExperimentCard({ experiment, run, openHref, state }: ExperimentCardProps): JSX.Element {
  const own = useSignal(untried);
  const kept = state ?? own;
  const { prediction, trial } = kept.value;
  const { claim, predict } = experiment;
  const question = useId();

  async function start(): Promise<void> {
    kept.value = { prediction, trial: { status: "running" } };
    kept.value = { prediction, trial: await attempt(run) };
  }

  const outcome = trial.status === "done" ? trial.outcome : undefined;
  return (
    <article class="experiment" aria-labelledby={question}>
      <p class="experiment-kind">Experiment</p>
      <p class="experiment-question" id={question}>{predict.question}</p>
      <Options
        predict={predict}
        labelledBy={question}
        prediction={prediction}
        outcome={outcome}
        isFixed={trial.status === "running" || trial.status === "done"}
        onChoose={(option) => (kept.value = { ...kept.peek(), prediction: option })}
      />
      <div class="experiment-verbs">
        <RunButton trial={trial} onRun={() => void start()} />
        <a class="kit-button" href={openHref}>Open in the demo</a>
        {trial.status === "running" && <progress class="experiment-progress" aria-label="The experiment runs" />}
      </div>
      <div role="status">{outcome && <Finding outcome={outcome} claim={claim} predict={predict} prediction={prediction} />}</div>
      <p class="experiment-error" role="alert">{trial.status === "failed" && `The experiment could not be run: ${trial.error}`}</p>
      {!outcome && (
        <details class="experiment-claim">
          <summary>Read the answer without running it</summary>
          <p>{claim}</p>
        </details>
      )}
    </article>
  );
}

async function attempt(run: () => Promise<Measurement>): Promise<Trial> {
  try {
    return { status: "done", outcome: await run() };
  } catch (error) {
    return { status: "failed", error: error instanceof Error ? error.message : String(error) };
  }
}

interface OptionsProps {
  readonly predict: Experiment["predict"];
  readonly labelledBy: string;
  readonly prediction: number | null;
  readonly outcome: Measurement | undefined;
  readonly isFixed: boolean;
  readonly onChoose: (option: number) => void;
}

function Options({ predict, labelledBy, prediction, outcome, isFixed, onChoose }: OptionsProps): JSX.Element {
  const name = useId();
  const shown = outcome?.holds ? predict.answer : undefined;
  return (
    <div class="experiment-options" role="radiogroup" aria-labelledby={labelledBy}>
      {predict.options.map((option, i) => (
        <label key={option} class={`experiment-option ${i === shown ? "experiment-answer" : ""}`}>
          <input type="radio" name={name} checked={i === prediction} disabled={isFixed} onChange={() => onChoose(i)} />
          <span>{option}</span>
          {i === shown && <Icon name="check" />}
        </label>
      ))}
    </div>
  );
}

function RunButton({ trial, onRun }: { readonly trial: Trial; readonly onRun: () => void }): JSX.Element {
  const isRunning = trial.status === "running";
  const verb = { open: "Run the experiment", running: "Running…", failed: "Try again", done: "Run again" }[trial.status];
  return (
    <button type="button" class={`kit-button ${trial.status === "done" ? "" : "kit-button-main"}`} aria-disabled={isRunning} onClick={() => isRunning || onRun()}>
      {verb}
    </button>
  );
}

interface FindingProps {
  readonly outcome: Measurement;
  readonly claim: string;
  readonly predict: Experiment["predict"];
  readonly prediction: number | null;
}

function Finding({ outcome, claim, predict, prediction }: FindingProps): JSX.Element {
  return (
    <div class="experiment-finding">
      <table>
        <caption class="kit-only-spoken">What was measured</caption>
        <tbody>
          {outcome.rows.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class={outcome.holds ? "experiment-holds" : "experiment-fails"}>
        <strong>{outcome.holds ? "It holds." : "It does not hold here."}</strong> {claim}
      </p>
      {outcome.holds && prediction !== null && <p class="experiment-verdict">{verdict(prediction, predict)}</p>}
    </div>
  );
}

function verdict(prediction: number, { answer, options }: Experiment["predict"]): string {
  if (prediction === answer) return "You predicted it.";
  return `You expected “${options[prediction]}”. Being surprised by a number is how it stays in mind.`;
}
