/** The weights into one map, or one score: each picture below the map that it is laid on. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Look } from "../look/protocol";
import type { Maps } from "./paint";
import { Strip } from "./strip";
import { weightsInto } from "./weights";
import { sizeOf } from "./words";

interface WeightsProps {
  readonly look: Look;
  readonly l: number;
  readonly map: number;
  readonly unit: number;
  /** What stands beside them. */
  readonly children?: JSX.Element;
}

export function Weights({ look, l, map, unit, children }: WeightsProps): JSX.Element {
  const weights = useMemo(() => weightsInto(look, l, map), [look.network, l, map]);
  const before = look.outputs[l]!;
  const isFilter = look.network.layers[l]!.kind === "conv2d";
  const name = isFilter ? `filter ${map + 1}` : `weights to ${map}`;
  return (
    <li>
      <p><strong>{name}</strong><span>{sizeOf(weights)}</span></p>
      <div class="convolutional-network-weights-into">
        <Strip
          label={`${name}: ${sizeOf(weights)}, one for each map before`}
          maps={weights}
          tint="diverging"
          unit={isFilter ? (unit * (before.width + 1)) / (weights.width + 1) : unitOf(before, unit)}
          marked={null}
        />
        {children && <span>→ scores</span>}
        {children}
      </div>
    </li>
  );
}

/** Numbers that are no maps are drawn as large cells. */
export const unitOf = ({ height, channels }: Maps, unit: number): number => (height > 1 ? unit : 1 / (channels > 64 ? 128 : 64));
