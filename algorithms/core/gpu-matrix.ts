/** Tables on the device, and the one product from which distances and kernels are made. */
import { add, matMul, mul, relu, reshape, square, sub, sum, tensor2d, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import { zeros, type Matrix } from "./matrix";

/** In single precision. What is uploaded must be disposed of. */
export const upload = ({ data, rows, columns }: Matrix): Tensor2D => tensor2d(new Float32Array(data), [rows, columns]);

/** The numbers of a tensor, which is given back. */
export async function read(tensor: Tensor): Promise<Float64Array> {
  try {
    return new Float64Array(await tensor.data());
  } finally {
    tensor.dispose();
  }
}

/** As `read`, for numbers of rows. */
export async function readIds(tensor: Tensor): Promise<Int32Array> {
  try {
    return new Int32Array(await tensor.data());
  } finally {
    tensor.dispose();
  }
}

/** ‖aᵢ‖² of every row, n × 1. */
export const squaredNorms = (A: Tensor2D): Tensor2D => sum(square(A), 1, true);

/** ‖aᵢ − bⱼ‖² = ‖aᵢ‖² + ‖bⱼ‖² − 2aᵢ·bⱼ of all rows, n × m: with rows far from the origin, `centred` first. Call it inside a tidy. */
export function squaredDistances(A: Tensor2D, B: Tensor2D): Tensor2D {
  const products = matMul(A, B, false, true);
  return relu(add(sub(squaredNorms(A), mul(products, 2)), reshape(squaredNorms(B), [1, B.shape[0]])));
}

/** The mean of every column. */
export function columnMeans({ data, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 0, entry = 0; i < rows; i++) for (let j = 0; j < columns; j++) means[j]! += data[entry++]!;
  return means.map((sum) => sum / rows);
}

/** The rows less `means`: distances stay, while squares, and with them the errors of single precision, become small. */
export function centred(X: Matrix, means: Float64Array): Matrix {
  const moved = zeros(X.rows, X.columns);
  for (let i = 0, entry = 0; i < X.rows; i++) for (let j = 0; j < X.columns; j++, entry++) moved.data[entry] = X.data[entry]! - means[j]!;
  return moved;
}

/** The most entries of a matrix that is only there on the way: 64 MiB. */
const roomOf = 2 ** 24;

/** Which rows are taken together, from and up to, where every row makes `width` entries. */
export function blocksOf(rows: number, width: number): readonly (readonly [from: number, to: number])[] {
  const together = Math.max(1, Math.floor(roomOf / width));
  return Array.from({ length: Math.ceil(rows / together) }, (_, block) => [block * together, Math.min(rows, (block + 1) * together)] as const);
}
