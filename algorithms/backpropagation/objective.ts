/** What training lowers, and which way is down. */
import type { Matrix, MatrixLike } from "../core/matrix";
import { backward } from "./backward";
import { forward } from "./forward";
import { meanLoss } from "./loss";
import type { Gradient, Network } from "./network";
import { penalty, withPenalty, type Penalties } from "./penalty";

export interface Objective {
  /** All that is minimised: the mean loss plus the penalty. */
  readonly loss: number;
  /** The penalty's part of it. */
  readonly penalty: number;
  /** The derivatives of all of it. Its deltas are those of the mean loss: pre-activations pay no penalty. */
  readonly gradient: Gradient;
}

/**
 * One forward and one backward pass.
 * @param X n × d; @param y n targets or class ids; @param masks of dropout, one a hidden layer; none if empty
 * @throws InvalidInput if X or y cannot be used, or do not fit the network or each other
 */
export function lossAndGradient(
  network: Network,
  X: MatrixLike,
  y: ArrayLike<number>,
  { l1 = 0, l2 = 0 }: Partial<Penalties> = {},
  masks: readonly Matrix[] = [],
): Objective {
  const pass = forward(network, X, masks);
  const gradient = backward(network, pass, y);
  const cost = penalty(network, { l1, l2 });
  const loss = meanLoss(network, pass.preActivations.at(-1)!, y) + cost;
  return { loss, penalty: cost, gradient: withPenalty(gradient, network, { l1, l2 }) };
}
