/** The numbers of what is looked at, beside it. */
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import type { Lab } from "../../../src/kit/lab/lab";
import type { FeatureName } from "../architecture";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Part } from "../selection";
import type { Layout } from "./layout";
import { homeOf, type Looks } from "./looks";
import { capital } from "./nodes";
import { allFeatures, featureLabel, fits, hasPart, readable, shortSource, unitName, valueOf, type Shape } from "./shape";

interface TooltipProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly shape: Shape;
  readonly layout: Layout;
  /** Where the pointer is on a link; null where there is none. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
}

interface Told {
  readonly name: string;
  readonly value: string | undefined;
  readonly x: number;
  readonly y: number;
}

/** About as wide as it becomes. */
const reach = 210;

export function Tooltip({ lab, looks, shape, layout, pointer }: TooltipProps): JSX.Element {
  const told = tell({ lab, looks, shape, layout, pointer });
  return (
    <>
      {told && (
        <div
          class="backpropagation-tooltip"
          data-side={told.x + reach > layout.width ? "left" : "right"}
          style={{ insetInlineStart: `${told.x}px`, insetBlockStart: `${told.y}px` }}
          aria-hidden="true"
        >
          {told.name}{told.value !== undefined && <> <b>{told.value}</b></>}
        </div>
      )}
      <FocusedNumber {...{ lab, looks, shape }} />
    </>
  );
}

function tell({ lab, looks, shape, layout, pointer }: TooltipProps): Told | null {
  const { columns, side } = layout;
  const feature = looks.feature.value;
  if (feature) {
    const row = allFeatures.indexOf(feature);
    const isOn = shape.features.includes(feature);
    return { name: `${fullLabel(lab, feature)}: ${isOn ? "on" : "off"}`, value: undefined, x: columns[0]!.x + side / 2 + 6, y: columns[0]!.ys[row]! };
  }
  const part = looks.selection.preview.value;
  if (!part || !hasPart(shape, part)) return null;
  const { layer, unit } = homeOf(part);
  const beside = { x: columns[layer + 1]!.x + (columns[layer + 1]!.x + reach > layout.width ? -1 : 1) * (side / 2 + 6), y: columns[layer + 1]!.ys[unit]! };
  return { ...numberOf(lab, shape, part), ...(part.kind === "weight" && pointer ? pointer : beside) };
}

/** The coordinates have names of their own in a table. */
function fullLabel(lab: TooltipProps["lab"], feature: FeatureName): string {
  const column = lab.dataset.value?.featureNames[["x1", "x2"].indexOf(feature)];
  const label = featureLabel(feature);
  return column === undefined || column === label ? label : `${label}, ${column}`;
}

type Named = Pick<Told, "name" | "value">;

/** Of a unit, its bias: its weights have tooltips of their own. */
function numberOf(lab: TooltipProps["lab"], shape: Shape, part: Part): Named {
  const network = lab.player.frame.value?.training.network;
  const named = part.kind === "unit" ? ({ ...part, kind: "bias" } as const) : part;
  const name = shortName(shape, part);
  return { name, value: network && fits(shape, network) ? readable(valueOf(network, named)) : undefined };
}

function shortName(shape: Shape, part: Part): string {
  if (part.kind !== "weight") return `${capital(unitName(shape, part.layer, part.unit))}: bias`;
  const source = shortSource(shape, part.layer, part.from);
  // x₁ is a name, and stays as it is written.
  return `${part.layer === 0 ? source : capital(source)} → ${unitName(shape, part.layer, part.to)}`;
}

/** For those who hear the page: said when the focus arrives, and not with every step of training. */
function FocusedNumber({ lab, looks, shape }: Pick<TooltipProps, "lab" | "looks" | "shape">): JSX.Element {
  const text = useComputed(() => {
    const part = looks.selection.preview.value;
    if (!part || !hasPart(shape, part) || lab.player.playing.value) return "";
    const { name, value } = numberOf(lab, shape, part);
    return value === undefined ? "" : `${name}: ${value}`;
  });
  return <output class="visually-hidden" aria-live="polite">{text.value}</output>;
}
