/** The optimizers' rules in place: the same formulas in the same order as in `optimizer.ts`, to the last bit. */
import type { TrainingOptions } from "./training";

/** Numbers that are trained, with the averages that the rule keeps of their gradients. */
export interface Trained {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Moves the values and averages. @param update the number of this update, counted from 1 */
export function step(trained: Trained, options: TrainingOptions, update: number): void {
  switch (options.optimizer) {
    case "sgd":
      return stepBySgd(trained, options);
    case "momentum":
      return stepByMomentum(trained, options);
    case "rmsprop":
      return stepByRmsprop(trained, options);
    case "adam":
      return stepByAdam(trained, options, update);
  }
}

function stepBySgd({ values, gradient }: Trained, { learningRate }: TrainingOptions): void {
  for (let entry = 0; entry < values.length; entry++) values[entry]! -= learningRate * gradient[entry]!;
}

function stepByMomentum({ values, gradient, first }: Trained, { learningRate, momentum }: TrainingOptions): void {
  for (let entry = 0; entry < values.length; entry++) {
    const velocity = momentum * first[entry]! + gradient[entry]!;
    first[entry] = velocity;
    values[entry]! -= learningRate * velocity;
  }
}

function stepByRmsprop({ values, gradient, second }: Trained, { learningRate, rho, epsilon }: TrainingOptions): void {
  for (let entry = 0; entry < values.length; entry++) {
    const slope = gradient[entry]!;
    const square = rho * second[entry]! + (1 - rho) * (slope * slope);
    second[entry] = square;
    values[entry]! -= (learningRate * slope) / (Math.sqrt(square) + epsilon);
  }
}

function stepByAdam({ values, gradient, first, second }: Trained, { learningRate, beta1, beta2, epsilon }: TrainingOptions, update: number): void {
  const [shareOfFirst, shareOfSecond] = [1 - beta1 ** update, 1 - beta2 ** update];
  for (let entry = 0; entry < values.length; entry++) {
    const slope = gradient[entry]!;
    const mean = beta1 * first[entry]! + (1 - beta1) * slope;
    const square = beta2 * second[entry]! + (1 - beta2) * (slope * slope);
    first[entry] = mean;
    second[entry] = square;
    values[entry]! -= (learningRate * (mean / shareOfFirst)) / (Math.sqrt(square / shareOfSecond) + epsilon);
  }
}
