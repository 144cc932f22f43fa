/** The figures of the step shown, side by side for both parts of the split: the key to the curves as well. */
import type { JSX } from "preact";
import type { ReadonlySignal } from "@preact/signals";
import { classColour } from "../../../src/kit/plots/colours";
import type { Frame, Score } from "../frame";
import { useThrottled } from "../../../src/kit/controls/use-throttled";

/** As the curves are drawn. */
export const partColours = { training: classColour(0), test: classColour(1), "with penalty": "var(--ink-faint)" } as const;

interface ScoresProps {
  readonly frame: Frame | null;
  readonly rate: ReadonlySignal<number | null>;
}

export function Scores({ frame, rate }: ScoresProps): JSX.Element {
  const isReal = frame !== null && frame.train.accuracy === null;
  return (
    <div class="backpropagation-scores">
      <dl>
        <div><dt>Epoch</dt><dd>{frame ? epochOf(frame) : "–"}</dd></div>
        <div><dt title="Epochs computed a second. While the run plays more slowly than that, it waits.">Epochs/s</dt><dd><Rate rate={rate} /></dd></div>
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">figure</span></th>
            <th scope="col"><Line part="training" />training</th>
            <th scope="col"><Line part="test" />test</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Loss" scores={frame} show={({ loss }) => short(loss)} />
          {frame && frame.penalty > 0 && <Objective frame={frame} />}
          {isReal
            ? <Row name="R²" scores={frame} show={({ r2 }) => r2?.toFixed(3).replace("-", "−") ?? "–"} />
            : <Row name="Accuracy" scores={frame} show={({ accuracy }) => `${(100 * accuracy!).toFixed(1)} %`} />}
        </tbody>
      </table>
    </div>
  );
}

/** What is minimised: it knows no test points. */
function Objective({ frame: { train, penalty } }: { readonly frame: Frame }): JSX.Element {
  return (
    <tr>
      <th scope="row"><Line part="with penalty" />with penalty</th>
      <td>{short(train.loss + penalty)}</td>
      <td>–</td>
    </tr>
  );
}

const epochOf = ({ epoch }: Frame): string => (Number.isInteger(epoch) ? epoch.toLocaleString("en") : epoch.toFixed(2));

export const short = (value: number): string => (value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(1) : Number(value.toPrecision(3)).toString()).replace(/^-/, "−");

function Rate({ rate }: Pick<ScoresProps, "rate">): JSX.Element {
  const value = useThrottled(rate, 500);
  return <>{value === null ? "–" : Number(value.toPrecision(2)).toLocaleString("en")}</>;
}

function Line({ part }: { readonly part: keyof typeof partColours }): JSX.Element {
  return <svg viewBox="0 0 16 8" aria-hidden="true"><path d="M1 4h14" style={{ stroke: partColours[part] }} /></svg>;
}

function Row({ name, scores, show }: { readonly name: string; readonly scores: Frame | null; readonly show: (score: Score) => string }): JSX.Element {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{scores ? show(scores.train) : "–"}</td>
      <td>{scores?.test ? show(scores.test) : "–"}</td>
    </tr>
  );
}
