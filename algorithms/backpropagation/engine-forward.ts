/** What all layers say of many rows, faster than `forward`: a block of rows at a time, by the kernels' product. */
import { copyIn, copyOut, multiply, openArena, withRoom } from "../core/kernels/product";
import { zeros, type Matrix } from "../core/matrix";
import { bend } from "./engine-bend";
import { outputOf } from "./loss";
import type { Network } from "./network";

/** Rows whose numbers stay in the cache from layer to layer. */
const mostRows = 128;

/** The activations of every layer, without dropout, as `forward` computes them but for rounding. @param X n × d; @returns n × fan-out each */
export function activationsOf({ weights, biases, activations, loss }: Network, X: Matrix): Matrix[] {
  const widest = withRoom(Math.max(...weights.map((W) => Math.max(W.rows, W.columns))));
  const { product, matrix, allocate } = openArena(weights.length * widest * (widest + 1 + mostRows) + 2 * mostRows * widest);
  const [input, slopes] = [matrix(mostRows, X.columns), allocate(mostRows * widest)];
  const layers = weights.map((W, l) => {
    const [wide, b] = [matrix(W.rows, W.columns), allocate(withRoom(W.columns))];
    copyIn(W.data, 0, wide, W.rows, W.columns);
    b.set(biases[l]!);
    return { W: wide, b: b.byteOffset, Z: matrix(mostRows, W.columns), all: zeros(X.rows, W.columns) };
  });

  for (let first = 0; first < X.rows; first += mostRows) {
    const rows = Math.min(mostRows, X.rows - first);
    copyIn(X.data, first * X.columns, input, rows, X.columns);
    layers.forEach(({ W, b, Z, all }, l) => {
      multiply(product, Z, l === 0 ? input : layers[l - 1]!.Z, W, b, rows, weights[l]!.rows, all.columns);
      const activation = activations[l];
      if (activation) bend(Z.data, slopes, rows * Z.row, activation);
      copyOut(Z, all.data, first * all.columns, rows, all.columns);
    });
  }
  return layers.map(({ all }, l) => (l < activations.length ? all : outputOf(all, loss)));
}
