/** The units as buttons over their pictures: one stop of the Tab key, from which arrow keys go from unit to unit. */
import type { ButtonHTMLAttributes, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Mark } from "../../../src/kit/plots/legend";
import type { FeatureName } from "../architecture";
import { homeOf, lookAt, type Looks, type Spot } from "./looks";
import type { Layout } from "./layout";
import { allFeatures, featureLabel, unitName, type Shape } from "./shape";

interface NodesProps {
  readonly looks: Looks;
  readonly shape: Shape;
  readonly layout: Layout;
  readonly onToggle: (feature: FeatureName) => void;
  readonly onChoose: (layer: number, unit: number, isByKey: boolean) => void;
}

type Place = readonly [column: number, row: number];

const steps: Readonly<Record<string, Place>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function Nodes({ looks, shape, layout, onToggle, onChoose }: NodesProps): JSX.Element {
  const { columns, side } = layout;
  const chosen = looks.selection.part.value;
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setCurrent] = useState<Place>([0, 0]);
  const current = within(columns, wanted);

  function press(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [column, row] = [Math.min(columns.length - 1, Math.max(0, current[0] + step[0])), current[1] + step[1]];
    // Sideways to the unit at the same height.
    const next = within(columns, [column, step[0] ? nearest(columns[column]!.ys, columns[current[0]]!.ys[current[1]]!) : row]);
    setCurrent(next);
    root.current!.querySelector<HTMLElement>(`[data-place="${next.join(" ")}"]`)?.focus();
  }

  const node = ([column, row]: Place, spot: Spot): ButtonHTMLAttributes<HTMLButtonElement> & { "data-place": string } => ({
    "data-place": `${column} ${row}`,
    type: "button",
    class: "backpropagation-node",
    tabIndex: current[0] === column && current[1] === row ? 0 : -1,
    style: { insetInlineStart: `${columns[column]!.x - side / 2}px`, insetBlockStart: `${columns[column]!.ys[row]! - side / 2}px`, inlineSize: `${side}px`, blockSize: `${side}px` },
    onMouseEnter: () => lookAt(looks, spot),
    onMouseLeave: () => lookAt(looks, null),
    onFocus: () => {
      setCurrent([column, row]);
      lookAt(looks, spot);
    },
    onBlur: () => lookAt(looks, null),
  });

  return (
    <div ref={root} class="backpropagation-nodes" role="toolbar" tabIndex={-1} aria-label="Features and units" data-own-keys onKeyDown={press}>
      {allFeatures.map((name, row) => (
        <button key={name} {...node([0, row], { kind: "feature", name })} aria-label={`Feature ${featureLabel(name)}`} aria-pressed={shape.features.includes(name)} onClick={() => onToggle(name)}>
          <span class="backpropagation-node-label" aria-hidden="true">{featureLabel(name)}</span>
        </button>
      ))}
      {columns.slice(1).flatMap(({ ys }, layer) => ys.map((_, unit) => (
        <button
          key={`${layer} ${unit}`}
          {...node([layer + 1, unit], { kind: "unit", layer, unit })}
          aria-label={capital(unitName(shape, layer, unit))}
          aria-expanded={chosen !== null && homeOf(chosen).layer === layer && homeOf(chosen).unit === unit}
          onClick={(event) => onChoose(layer, unit, event.detail === 0)}
        >
          {layer === shape.hidden.length && shape.nOutputs > 1 && <Mark group={unit} />}
        </button>
      )))}
    </div>
  );
}

function within(columns: Layout["columns"], [column, row]: Place): Place {
  const bounded = Math.min(column, columns.length - 1);
  return [bounded, Math.min(Math.max(0, row), columns[bounded]!.ys.length - 1)];
}

function nearest(ys: readonly number[], y: number): number {
  return ys.reduce((best, each, i) => (Math.abs(each - y) < Math.abs(ys[best]! - y) ? i : best), 0);
}

export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
