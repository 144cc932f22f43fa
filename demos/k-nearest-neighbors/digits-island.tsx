/** Draw a digit: the nearest real ones vote on what it is. */
import { useComputed, useSignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId, useMemo } from "preact/hooks";
import { blank, withStroke, type Drawing, type Place } from "../../src/kit/controls/drawing";
import { DrawingPad } from "../../src/kit/controls/drawing-pad";
import { Pixels } from "../../src/kit/controls/pixels";
import type { Dataset, Table } from "../../src/kit/data/dataset";
import { loadTable } from "../../src/kit/data/tables";
import { defaultsOf } from "../../src/kit/lab/schema";
import { useAnalysis } from "../../src/kit/lab/use-analysis";
import { createWorker } from "./create-worker";
import type { DigitAnswer } from "./digits";
import { parameters } from "./parameters";
import { percent, readable } from "./readable";

const size = 8;
const brush = 0.55;
/** What a full pixel is in the table. */
const fullInk = 16;
const choices = [1, 3, 5, 9, 15];

/** A seven with its bar, so that there is something to see before anything is drawn. */
const strokes: readonly (readonly [from: Place, to: Place])[] = [[[1.8, 1], [5.6, 1]], [[5.6, 1], [3.4, 7.4]], [[2.2, 4.2], [5.8, 4.2]]];
const seven = (): Drawing => strokes.reduce((drawing, [from, to]) => withStroke(drawing, size, from, to, brush), blank(size));

interface Digits {
  /** Pixels of 0 … 16, row by row. */
  readonly pixels: Float64Array;
  readonly labels: Int32Array;
}

export default function DigitsIsland(): JSX.Element {
  const drawing = useSignal<Drawing>(seven());
  const nNeighbors = useSignal(5);
  const digits = useSignal<Digits | null>(null);
  const problem = useSignal<string | null>(null);
  const k = useId();
  useEffect(() => void load(digits, problem), [digits, problem]);
  const isEmpty = useComputed(() => drawing.value.every((intensity) => intensity === 0));
  const question = useComputed(() => (digits.value && !isEmpty.value
    ? { parameters: { ...defaultsOf(parameters), nNeighbors: nNeighbors.value }, dataset: datasetOf(digits.value, drawing.value) }
    : null));
  const { result, error } = useAnalysis<DigitAnswer>(createWorker, "digits", question).value;

  return (
    <div class="k-nearest-neighbors-digits">
      <DrawingPad label="Your digit, eight by eight pixels" size={size} brush={brush} value={drawing.value} onChange={(drawn) => (drawing.value = drawn)} />
      <div class="k-nearest-neighbors-found">
        <div class="k-nearest-neighbors-choices">
          <label for={k}>Neighbours k</label>
          <select id={k} value={nNeighbors.value} onChange={(event) => (nNeighbors.value = Number(event.currentTarget.value))}>
            {choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
          </select>
        </div>
        {result && digits.value && !isEmpty.value ? <Found answer={result} digits={digits.value} /> : <p>{waiting(isEmpty.value)}</p>}
        {(error ?? problem.value) && <p class="k-nearest-neighbors-problem" role="alert">{error ?? problem.value}</p>}
      </div>
    </div>
  );
}

const waiting = (isEmpty: boolean): string => (isEmpty ? "Draw a digit on the pad, as high as the pad." : "The digits are on their way …");

function Found({ answer: { rows, distances, votes, answer }, digits }: { readonly answer: DigitAnswer; readonly digits: Digits }): JSX.Element {
  const rivals = Array.from(votes, (share, digit) => ({ share, digit })).filter(({ share, digit }) => share > 0 && digit !== answer);
  return (
    <>
      <p role="status">
        {`It looks like a `}<strong>{answer}</strong>{`: ${percent(votes[answer]!, 0)} of the votes`}
        {rivals.map(({ share, digit }) => `, ${percent(share, 0)} for a ${digit}`).join("")}.
      </p>
      <ol class="k-nearest-neighbors-nearest" aria-label="The nearest real digits">
        {Array.from(rows, (row, i) => (
          <li key={row}>
            <NearDigit pixels={digits.pixels} row={row} />
            <span>{digits.labels[row]}</span>
            <small>{readable(distances[i]!)}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

function NearDigit({ pixels, row }: { readonly pixels: Float64Array; readonly row: number }): JSX.Element {
  const value = useMemo(() => pixels.slice(row * size * size, (row + 1) * size * size).map((ink) => ink / fullInk), [pixels, row]);
  return <Pixels size={size} value={value} />;
}

async function load(digits: Signal<Digits | null>, problem: Signal<string | null>): Promise<void> {
  try {
    digits.value = digitsOf(await loadTable("digits"));
  } catch (error) {
    problem.value = error instanceof Error ? error.message : String(error);
  }
}

function digitsOf({ columns }: Table): Digits {
  const ink = columns.filter(({ name }) => name.startsWith("pixel"));
  const labels = Int32Array.from(columns.find(({ name }) => name === "digit")!.values);
  const pixels = Float64Array.from({ length: labels.length * ink.length }, (_, at) => ink[at % ink.length]!.values[Math.floor(at / ink.length)]!);
  return { pixels, labels };
}

/** The real digits to learn from, and the drawing as the one row held out. */
function datasetOf({ pixels, labels }: Digits, drawing: Drawing): Dataset {
  const data = new Float64Array(pixels.length + drawing.length);
  data.set(pixels);
  data.set(drawing.map((intensity) => Math.round(fullInk * intensity)), pixels.length);
  const ids = Int32Array.from({ length: labels.length + 1 }, (_, i) => i);
  const values = Int32Array.from(ids, (row) => labels[row] ?? 0);
  return {
    X: { data, rows: ids.length, columns: drawing.length },
    featureNames: [],
    target: { kind: "class", name: "digit", values, classNames: Array.from({ length: 10 }, (_, digit) => String(digit)) },
    ids,
    train: ids.subarray(0, labels.length),
    test: ids.subarray(labels.length),
  };
}
