/** What lies below the points: what the network says of every place, or what one of its units does. */
import type { Target } from "../../src/kit/data/dataset";
import type { Surface } from "../../src/kit/plots/types";
import type { FeatureName } from "./architecture";
import { featureResolution, featureTiles } from "./diagram/features";
import { allFeatures, type Shape } from "./diagram/shape";
import type { Tile } from "./diagram/sheet";
import { tintOfOutput, tintOfUnit } from "./diagram/tints";
import { slice } from "./diagram/use-painter";
import type { Frame, Pictures } from "./frame";

/** Half of the ramp on either side is left out: what is below the points must not swallow them. */
const paleProbability = [-0.5, 1.5] as const;

export function outputSurface({ output, outputResolution: size }: Pictures, target: Target, isDiscrete: boolean): Surface {
  const grid = { columns: size, rows: size };
  if (target.kind === "real") return { kind: "ramp", ramp: "sequential", extent: tintOfOutput(target, 1, 0).extent, ...grid, values: output };
  const nOutputs = output.length / size ** 2;
  if (nOutputs > 1) return regions(output, nOutputs, size, isDiscrete);
  if (isDiscrete) return { kind: "regions", ...grid, values: Int32Array.from(output, (probability) => Number(probability > 0.5)) };
  return { kind: "ramp", ramp: "diverging", extent: paleProbability, contours: [0.5], ...grid, values: output };
}

/** The likeliest class of every place; the tint is stronger the farther its probability is above that of mere chance. */
function regions(output: Float32Array, nClasses: number, size: number, isDiscrete: boolean): Surface {
  const count = size ** 2;
  const [values, confidence] = [new Int32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) {
    let best = 0;
    for (let k = 1; k < nClasses; k++) if (output[k * count + i]! > output[best * count + i]!) best = k;
    values[i] = best;
    confidence[i] = (output[best * count + i]! - 1 / nClasses) / (1 - 1 / nClasses);
  }
  const grid = { kind: "regions", columns: size, rows: size, values } as const;
  return isDiscrete ? grid : { ...grid, confidence };
}

export function featureSurface(name: FeatureName, { domain }: Pictures): Surface {
  return surfaceOf(featureTiles(domain)[allFeatures.indexOf(name)]!, featureResolution);
}

/** @param unit among the layer's */
export function unitSurface({ pictures }: Frame, shape: Shape, target: Target, layer: number, unit: number): Surface {
  const { units, unitResolution, output, outputResolution } = pictures;
  if (layer < shape.hidden.length) {
    const before = shape.hidden.slice(0, layer).reduce((count, hidden) => count + hidden.units, 0);
    const values = slice(units, before + unit, unitResolution);
    return surfaceOf({ values, tint: tintOfUnit(shape.hidden[layer]!.activation, values) }, unitResolution);
  }
  return surfaceOf({ values: slice(output, unit, outputResolution), tint: tintOfOutput(target, shape.nOutputs, unit) }, outputResolution);
}

function surfaceOf({ values, tint }: Tile, size: number): Surface {
  const grid = { columns: size, rows: size };
  if ("ramp" in tint) return { kind: "ramp", ramp: tint.ramp, extent: tint.extent, ...grid, values };
  return { kind: "regions", ...grid, values: new Int32Array(size ** 2).fill(tint.group), confidence: values };
}
