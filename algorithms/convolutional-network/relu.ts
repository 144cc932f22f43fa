/** What bends the maps: without it, filters upon filters would be one larger filter. */
import { zeroTensor, type Tensor } from "./tensor";

/**
 * max(0, x) of every number.
 * @exercise Keep what is positive, and put 0 for all else.
 * @hint A new tensor: zeroTensor(X.n, X).
 */
export function relu(X: Tensor): Tensor {
  const bent = zeroTensor(X.n, X);
  for (let entry = 0; entry < X.data.length; entry++) bent.data[entry] = X.data[entry]! > 0 ? X.data[entry]! : 0;
  return bent;
}

/**
 * What was passed on passes its derivative back; what was cut off does not. At 0 itself the slope counts as 0, as in PyTorch.
 * @param X what relu was given; @param delta the derivatives by what it made of it
 * @exercise Let derivatives through where X is positive.
 * @hint Look at X, not at delta: a negative derivative at a positive X is let through.
 */
export function reluBackward(X: Tensor, delta: Tensor): Tensor {
  const inputs = zeroTensor(X.n, X);
  for (let entry = 0; entry < X.data.length; entry++) inputs.data[entry] = X.data[entry]! > 0 ? delta.data[entry]! : 0;
  return inputs;
}
