/** The three losses of `loss.ts` on a TensorFlow.js device, each with its derivatives by the scores. Called inside a tidy. */
import { abs, add, div, exp, log, max, mul, neg, relu, sigmoid, softmax, square, sub, sum, tensor, type Scalar, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import type { Loss } from "./network";

/** @param Z n × outputs, the scores; @param y n targets or class ids */
export function outputLoss(Z: Tensor, y: ArrayLike<number>, loss: Loss): { readonly loss: Scalar; readonly delta: Tensor } {
  const truth = truthOf(Z, y, loss);
  return { loss: div(sum(lossesOf(Z, truth, loss)), y.length), delta: div(sub(outputOf(Z, loss), truth), y.length) };
}

/** What the network says: its scores through the link of its loss. */
export function outputOf(Z: Tensor, loss: Loss): Tensor {
  if (loss === "squaredError") return Z;
  return loss === "logistic" ? sigmoid(Z) : softmax(Z);
}

function lossesOf(Z: Tensor, truth: Tensor, loss: Loss): Tensor {
  switch (loss) {
    case "squaredError":
      return mul(square(sub(Z, truth)), 0.5);
    case "logistic":
      return sub(add(relu(Z), log(add(exp(neg(abs(Z))), 1))), mul(Z, truth));
    case "softmax": {
      const shifted = sub(Z, max(Z, 1, true));
      return sub(log(sum(exp(shifted), 1)), sum(mul(shifted, truth), 1));
    }
  }
}

/** Targets as the scores lie; of classes the rows of 0 and 1 are written out here, for the kernel of WebAssembly (4.22.0) fills single precision with integers. */
function truthOf(Z: Tensor, y: ArrayLike<number>, loss: Loss): Tensor2D {
  const [n, outputs] = Z.shape as [number, number];
  const rows = new Float32Array(n * outputs);
  for (let i = 0; i < n; i++) {
    if (loss === "softmax") rows[i * outputs + y[i]!] = 1;
    else rows[i] = y[i]!;
  }
  return tensor(rows, [n, outputs]) as Tensor2D;
}
