/** What the network says of the image: a probability for every digit. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Cell } from "./flow/field";
import { letGoByMouse } from "./flow/letting-go";
import type { Look } from "./look/protocol";
import { mostProbable } from "./scores";

interface AnswerProps {
  readonly look: Look | null;
  /** What is pointed at: at a digit means at its score. */
  readonly cell: Signal<Cell | null>;
}

export function Answer({ look, cell }: AnswerProps): JSX.Element {
  const probabilities = look ? Array.from(look.probabilities) : Array.from({ length: 10 }, () => 0);
  const best = look ? mostProbable(look.probabilities) : -1;
  const point = (digit: number): void => {
    if (look) cell.value = { output: look.network.layers.length, map: digit, y: 0, x: 0 };
  };
  return (
    <section class="convolutional-network-answer" aria-label="The answer">
      <ol onPointerLeave={letGoByMouse(cell)}>
        {probabilities.map((p, digit) => (
          <li key={digit} data-best={digit === best} data-true={digit === look?.label} onPointerMove={() => point(digit)} onPointerDown={() => point(digit)}>
            <span class="convolutional-network-digit">{digit}</span>
            <span class="convolutional-network-bar"><span style={{ width: `${100 * p}%` }} /></span>
            <span class="convolutional-network-share">{p >= 0.0005 ? `${(100 * p).toFixed(1)} %` : "0 %"}</span>
          </li>
        ))}
      </ol>
      <p role="status" aria-live="polite">{look ? said(look, best) : "The network is on its way …"}</p>
    </section>
  );
}

function said({ probabilities, label, image }: Look, best: number): string {
  if (image.every((ink) => ink === 0)) return "A blank image: whatever it says means nothing.";
  const sure = `It says ${best}, with ${(100 * probabilities[best]!).toFixed(1)} %`;
  if (label === null) return `${sure}.`;
  return label === best ? `${sure}, and is right.` : `${sure}. It is a ${label}.`;
}
