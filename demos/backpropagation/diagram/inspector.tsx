/** The numbers of one unit, to be read and changed: its bias and the weights that come into it. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useFieldIds } from "../../../src/kit/controls/field";
import { IconButton } from "../../../src/kit/controls/icons";
import { NumberField, useEntry } from "../../../src/kit/controls/number";
import type { Lab } from "../../../src/kit/lab/lab";
import { real } from "../../../src/kit/lab/schema";
import type { Network } from "../../../algorithms/backpropagation/network";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Part } from "../selection";
import { setNumber, type Editable } from "./edit";
import { homeOf, isSame, keyOf } from "./looks";
import { capital } from "./nodes";
import { fanIn, partName, shortSource, unitName, valueOf, type Shape } from "./shape";

export interface InspectorProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly shape: Shape;
  readonly network: Network;
  readonly part: Part;
  /** Whether it was opened by key, or by a mouse while the run stands still: then what is typed next goes here. */
  readonly takesFocus: boolean;
  readonly onChoose: (part: Part) => void;
  readonly onClose: () => void;
}

const limit = 1e6;
/** The slider's reach, unless the number is beyond it. */
const reach = 4;
/** As many digits as a field shows. */
const rounded = (value: number): number => Number(value.toPrecision(Math.abs(value) < 1 ? 3 : 4));

export function Inspector({ lab, shape, network, part, takesFocus, onChoose, onClose }: InspectorProps): JSX.Element {
  const { layer, unit } = homeOf(part);
  const chosen: Editable = part.kind === "unit" ? { kind: "bias", layer, unit } : part;
  const root = useRef<HTMLDivElement>(null);
  const key = keyOf(chosen);
  useEffect(() => {
    if (takesFocus && !root.current!.contains(document.activeElement)) root.current!.querySelector<HTMLInputElement>("[data-chosen=true] input")?.select();
  }, [key]);
  const parts: Editable[] = [
    { kind: "bias", layer, unit },
    ...Array.from({ length: fanIn(shape, layer) }, (_, from) => ({ kind: "weight" as const, layer, from, to: unit })),
  ];
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  };
  return (
    // Escape closes it, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={root} class="backpropagation-inspector" role="group" aria-label={capital(unitName(shape, layer, unit))} data-own-keys onKeyDown={close}>
      <div class="backpropagation-inspector-head">
        <p>{capital(partName(shape, chosen))}</p>
        <Slider key={key} lab={lab} part={chosen} name={partName(shape, chosen)} value={rounded(valueOf(network, chosen))} />
        <IconButton icon="close" label="Close" onClick={onClose} class="kit-button-quiet" />
      </div>
      <div class="backpropagation-numbers">
        {parts.map((each) => (
          <NumberOf
            key={keyOf(each)}
            lab={lab}
            part={each}
            name={capital(partName(shape, each))}
            label={each.kind === "bias" ? "bias" : shortSource(shape, layer, each.from)}
            value={rounded(valueOf(network, each))}
            isChosen={isSame(each, chosen)}
            onFocus={() => {
              lab.player.pause();
              if (!isSame(each, chosen)) onChoose(each);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface SliderProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly part: Editable;
  readonly name: string;
  readonly value: number;
}

function Slider({ lab, part, name, value }: SliderProps): JSX.Element {
  // It keeps its ends while it is dragged.
  const end = useRef(Math.max(reach, 2 * Math.abs(value)));
  return (
    <input
      type="range"
      class="control-range"
      aria-label={`Pull the ${name}`}
      aria-valuetext={String(value)}
      min={-end.current}
      max={end.current}
      step={0.01}
      value={value}
      onPointerDown={() => lab.player.pause()}
      onInput={(event) => setNumber(lab, part, rounded(event.currentTarget.valueAsNumber))}
    />
  );
}

interface NumberOfProps extends SliderProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onFocus: () => void;
}

function NumberOf({ lab, part, name, label, value, isChosen, onFocus }: NumberOfProps): JSX.Element {
  const ids = useFieldIds();
  const parameter = useMemo(() => real({ label: name, help: "", min: -limit, max: limit, scale: "linear", step: 0.05, default: 0 }), [name]);
  const entry = useEntry({ parameter, value, onChange: (next) => setNumber(lab, part, next) });
  return (
    <div class="backpropagation-number" data-chosen={isChosen} onFocusIn={onFocus}>
      <label for={ids.input}>{label}</label>
      <NumberField ids={ids} parameter={parameter} entry={entry} disabled={false} aria-describedby={entry.error ? ids.error : undefined} />
      {entry.error && <p class="control-error" id={ids.error} role="alert">{entry.error}</p>}
    </div>
  );
}
