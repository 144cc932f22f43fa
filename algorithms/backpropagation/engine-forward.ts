/** What all layers say of many rows, faster than `forward`: a block of rows at a time, by the kernels' product. */
import { copyIn, multiply, openArena, withRoom, type Strided } from "../core/kernels/product";
import type { Matrix } from "../core/matrix";
import { bend } from "./engine-bend";
import type { Network } from "./network";

/** Rows whose numbers stay in the cache from layer to layer. */
const mostRows = 128;

/**
 * What the layers say of some of the rows: the activations of the hidden ones without dropout, and the scores of the last,
 * each rows × fan-out. The numbers are gone once the call is over, or another computation begins.
 */
export type SeeBlock = (layers: readonly Strided[], first: number, rows: number) => void;

/** As `forward` computes it but for rounding. @param X n × d; @param see is handed block after block, and keeps what it wants */
export function forwardInBlocks({ weights, biases, activations }: Network, X: Matrix, see: SeeBlock): void {
  const widest = withRoom(Math.max(...weights.map((W) => Math.max(W.rows, W.columns))));
  const { product, matrix, allocate } = openArena(weights.length * widest * (widest + 1 + mostRows) + 2 * mostRows * widest);
  const [input, slopes] = [matrix(mostRows, X.columns), allocate(mostRows * widest)];
  const layers = weights.map((W, l) => {
    const [wide, b] = [matrix(W.rows, W.columns), allocate(withRoom(W.columns))];
    copyIn(W.data, 0, wide, W.rows, W.columns);
    b.set(biases[l]!);
    return { W: wide, b: b.byteOffset, said: matrix(mostRows, W.columns) };
  });
  const said = layers.map((layer) => layer.said);

  for (let first = 0; first < X.rows; first += mostRows) {
    const rows = Math.min(mostRows, X.rows - first);
    copyIn(X.data, first * X.columns, input, rows, X.columns);
    layers.forEach(({ W, b }, l) => {
      multiply(product, said[l]!, l === 0 ? input : said[l - 1]!, W, b, rows, weights[l]!.rows, weights[l]!.columns);
      const activation = activations[l];
      if (activation) bend(said[l]!.data, slopes, rows * said[l]!.row, activation);
    });
    see(said, first, rows);
  }
}
