/** The places that windows are laid on: where each number of a sum is. What is done with it is the caller's. */
import type { Filters } from "./convolution";
import type { Window } from "./pooling";
import type { Tensor, Walk } from "./tensor";

/** Calls back for every product in the definition of `conv2d`, with where its three numbers are. */
export function eachTerm(X: Tensor, W: Filters, output: Tensor, { stride, padding }: Walk, visit: (x: number, w: number, out: number) => void): void {
  for (let i = 0; i < X.n; i++) {
    for (let y = 0; y < output.height; y++) {
      for (let x = 0; x < output.width; x++) {
        const out = ((i * output.height + y) * output.width + x) * W.filters;
        for (let u = 0; u < W.size; u++) {
          for (let v = 0; v < W.size; v++) {
            const [row, column] = [y * stride + u - padding, x * stride + v - padding];
            if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
            const cell = ((i * X.height + row) * X.width + column) * X.channels;
            const weight = (u * W.size + v) * X.channels * W.filters;
            for (let c = 0; c < X.channels; c++) {
              for (let f = 0; f < W.filters; f++) visit(cell + c, weight + c * W.filters + f, out + f);
            }
          }
        }
      }
    }
  }
}

/** Calls back for every cell of every window, row by row, with where it and the window's output are. */
export function eachCell(X: Tensor, output: Tensor, { size, stride, padding }: Window, visit: (cell: number, out: number) => void): void {
  const { height, width, channels } = X;
  for (let i = 0; i < X.n; i++) {
    for (let y = 0; y < output.height; y++) {
      for (let x = 0; x < output.width; x++) {
        const out = ((i * output.height + y) * output.width + x) * channels;
        for (let row = Math.max(0, y * stride - padding); row < Math.min(height, y * stride - padding + size); row++) {
          for (let column = Math.max(0, x * stride - padding); column < Math.min(width, x * stride - padding + size); column++) {
            const cell = ((i * height + row) * width + column) * channels;
            for (let c = 0; c < channels; c++) visit(cell + c, out + c);
          }
        }
      }
    }
  }
}
