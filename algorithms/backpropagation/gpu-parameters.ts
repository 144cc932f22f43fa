/** What a network has learnt, on a TensorFlow.js device: arrays of weights and biases with what their optimizer remembers. */
import { dispose, tensor, type Tensor } from "@tensorflow/tfjs-core";
import type { Moments } from "./training";

/** One array. */
export interface Parameter {
  readonly values: Tensor;
  readonly first?: Tensor;
  readonly second?: Tensor;
}

/** One entry a layer; null where it learns nothing. */
export type Part = readonly (Parameter | null)[];

export interface Parameters {
  readonly weights: Part;
  readonly biases: Part;
}

/** The same as plain data: an array a layer, empty where it learns nothing. */
export interface Arrays {
  readonly weights: readonly Float64Array[];
  readonly biases: readonly Float64Array[];
}

export interface Learnt {
  readonly values: Arrays;
  readonly first: Moments;
  readonly second: Moments;
}

/** @param shapes of the weights, one a layer */
export function uploadParameters({ values, first, second }: Learnt, shapes: readonly (readonly number[])[]): Parameters {
  const part = (name: keyof Arrays): Part => values[name].map((array, l) => {
    if (array.length === 0) return null;
    const shape = name === "weights" ? [...shapes[l]!] : [array.length];
    const uploaded = (numbers: Float64Array) => tensor(new Float32Array(numbers), shape);
    const remembered = (numbers: Float64Array | undefined) => numbers && uploaded(numbers);
    return { values: uploaded(array), first: remembered(first[name][l]), second: remembered(second[name][l]) };
  });
  return { weights: part("weights"), biases: part("biases") };
}

export async function downloadParameters({ weights, biases }: Parameters): Promise<Learnt> {
  const read = (part: Part, name: keyof Parameter): Promise<Float64Array[]> =>
    Promise.all(part.map(async (parameter) => new Float64Array((await parameter?.[name]?.data()) ?? [])));
  const moments = async (name: "first" | "second"): Promise<Moments> => {
    const isKept = [...weights, ...biases].some((parameter) => parameter?.[name]);
    return isKept ? { weights: await read(weights, name), biases: await read(biases, name) } : { weights: [], biases: [] };
  };
  const values = { weights: await read(weights, "values"), biases: await read(biases, "values") };
  return { values, first: await moments("first"), second: await moments("second") };
}

/** Gives back what these hold, except what lives on in `next`. */
export function release(parameters: Parameters, next?: Parameters): void {
  const living = new Set(next ? tensorsOf(next) : []);
  dispose(tensorsOf(parameters).filter((each) => !living.has(each)));
}

const tensorsOf = ({ weights, biases }: Parameters): Tensor[] =>
  [...weights, ...biases].flatMap((parameter) => (parameter ? [parameter.values, parameter.first ?? [], parameter.second ?? []].flat() : []));
