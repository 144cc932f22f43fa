/** Hinge, logistic and 0/1 loss over the margin of one example, with the slope at the place that is chosen. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";

const [width, height] = [560, 260];
const [low, high, top] = [-3, 4, 4.2];
const px = (m: number): number => 30 + ((m - low) / (high - low)) * (width - 50);
const py = (loss: number): number => height - 30 - (loss / top) * (height - 50);

interface Loss {
  readonly name: string;
  readonly of: (m: number) => number;
  readonly slope: (m: number) => number;
}

const hinge: Loss = { name: "hinge", of: (m) => Math.max(0, 1 - m), slope: (m) => (m < 1 ? -1 : 0) };
const logistic: Loss = { name: "logistic", of: (m) => Math.log1p(Math.exp(-m)), slope: (m) => -1 / (1 + Math.exp(m)) };

const curve = (of: (m: number) => number): string =>
  `M${Array.from({ length: 141 }, (_, i) => low + (i / 140) * (high - low)).map((m) => `${px(m).toFixed(1)},${py(of(m)).toFixed(1)}`).join("L")}`;

export default function Losses(): JSX.Element {
  const margin = useSignal(1.5);
  const id = useId();
  const m = margin.value;
  const share = Math.abs(logistic.slope(m));
  return (
    <figure class="support-vector-machine-losses">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`At y·f(x) = ${m}, the hinge loss is ${hinge.of(m).toFixed(2)} with slope ${hinge.slope(m)}, the logistic loss ${logistic.of(m).toFixed(2)} with slope ${logistic.slope(m).toFixed(3)}.`}>
        <path class="support-vector-machine-loss-axis" d={`M${px(low)},${py(0)}H${px(high)}M${px(0)},${py(0)}V${py(top)}`} />
        {[-2, -1, 0, 1, 2, 3].map((tick) => <text key={tick} x={px(tick)} y={py(0) + 18} text-anchor="middle">{String(tick).replace("-", "−")}</text>)}
        <text x={px(high)} y={py(0) - 6} text-anchor="end">y·f(x)</text>
        <path class="support-vector-machine-loss-step" d={`M${px(low)},${py(1)}H${px(0)}V${py(0)}H${px(high)}`} />
        <path class="support-vector-machine-loss-hinge" d={curve(hinge.of)} />
        <path class="support-vector-machine-loss-logistic" d={curve(logistic.of)} />
        <path class="support-vector-machine-loss-place" d={`M${px(m)},${py(0)}V${py(top)}`} />
        {[hinge, logistic].map(({ name, of, slope }) => (
          <g key={name} class={`support-vector-machine-loss-${name}`}>
            <path d={`M${px(m - 0.6)},${py(of(m) - 0.6 * slope(m))}L${px(m + 0.6)},${py(of(m) + 0.6 * slope(m))}`} />
            <circle cx={px(m)} cy={py(of(m))} r="5" />
          </g>
        ))}
      </svg>
      <ul class="legend" aria-label="Losses">
        <li class="legend-entry"><svg viewBox="0 0 20 10" aria-hidden="true"><path class="support-vector-machine-loss-hinge" d="M0 5H20" /></svg>hinge</li>
        <li class="legend-entry"><svg viewBox="0 0 20 10" aria-hidden="true"><path class="support-vector-machine-loss-logistic" d="M0 5H20" /></svg>logistic</li>
        <li class="legend-entry"><svg viewBox="0 0 20 10" aria-hidden="true"><path class="support-vector-machine-loss-step" d="M0 5H20" /></svg>counting errors</li>
      </ul>
      <div class="support-vector-machine-sliders">
        <label for={id}>y·f(x)</label>
        <input id={id} type="range" min={low} max={high} step={0.1} value={m} onInput={(event) => (margin.value = Number(event.currentTarget.value))} />
        <output for={id}>{m.toFixed(1).replace("-", "−")}</output>
      </div>
      <figcaption aria-live="polite">
        {m >= 1
          ? `Right, and beyond its line: the hinge loss pulls with 0 and forgets the example; the logistic loss still pulls with ${share.toFixed(3)}.`
          : `${m > 0 ? "Right, but on the street" : "On the wrong side"}: the hinge loss pulls with 1, the logistic loss with ${share.toFixed(3)}.`}
      </figcaption>
    </figure>
  );
}
