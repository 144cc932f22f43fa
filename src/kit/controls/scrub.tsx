/** Any step of the run, with a mark where something was done by hand. */
import type { JSX } from "preact";
import type { Lab } from "../lab/lab";
import { settingOf } from "../lab/live";
import { phrase } from "../lab/phrase";
import type { Schema } from "../lab/schema";
import type { Intervention } from "../lab/state";

interface ScrubProps<S extends Schema, Frame> {
  readonly lab: Lab<S, Frame>;
}

/** By how many digits all of its letters together are narrower than as many digits. */
const narrower = 2.5;

export function Scrub<S extends Schema, Frame>({ lab }: ScrubProps<S, Frame>): JSX.Element {
  const { player, model, state } = lab;
  const step = player.step.value;
  // While it plays, the next step brings the newest length along: the page is laid out once a picture, and not for every message.
  const length = player.playing.value ? player.length.peek() : player.length.value;
  const last = Math.max(0, length - 1);
  const frame = player.frame.value;
  const place = `Step ${step} of ${last}`;
  const changes = changesByStep(model.parameters, state.value.interventions);
  const here = [place, changes.get(step)].filter(Boolean).join(", ");
  return (
    <div class="player-scrub">
      <div class="player-track">
        <input
          type="range"
          class="control-range"
          aria-label="Step"
          aria-valuetext={frame === null ? here : `${here}: ${model.describe(frame, step)}`}
          min={0}
          max={last}
          step={1}
          value={step}
          disabled={last === 0}
          onInput={(event) => {
            player.pause();
            player.seek(event.currentTarget.valueAsNumber);
          }}
        />
        {[...changes].filter(([at]) => last > 0 && at <= last).map(([at, what]) => (
          <span key={at} class="player-change" style={{ "--share": at / last }} title={`Step ${at}: ${what}`} aria-hidden="true" />
        ))}
      </div>
      <output class="player-place" aria-live="off" style={{ inlineSize: `${place.length - narrower}ch` }}>{place}</output>
    </div>
  );
}

/** What was done at each step, in words. */
function changesByStep(schema: Schema, interventions: readonly Intervention[]): Map<number, string> {
  const steps = [...new Set(interventions.map(({ step }) => step))];
  return new Map(steps.map((step) => [step, describe(schema, interventions.filter((one) => one.step === step))]));
}

function describe(schema: Schema, done: readonly Intervention[]): string {
  const settings = done.flatMap((one) => settingOf(schema, one) ?? []).map(({ parameter, value }) => phrase(parameter, value));
  return [...settings, ...(settings.length < done.length ? ["changed by hand"] : [])].join(", ");
}
