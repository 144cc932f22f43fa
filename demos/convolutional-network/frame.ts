/** What one step of the run shows. */
import type { TrainingState } from "../../algorithms/convolutional-network/train";
import type { By } from "../../src/kit/engines/by";

export interface Frame extends By {
  /** How often training went through its images, with the part of the epoch under way. */
  readonly epoch: number;
  /** How many images of the epoch under way were seen. */
  readonly seen: number;
  readonly training: TrainingState;
  /** What training began with. */
  readonly origin: "random" | "ready" | "opened";
  /** The mean loss of the images since the frame before, each before its update; null for the first. */
  readonly loss: number | null;
  /** On the first held-out images. */
  readonly heldOut: { readonly loss: number; readonly accuracy: number; readonly predicted: Int32Array };
  /** How many images training took in a second. No part of what follows depends on it. */
  readonly imagesPerSecond: number | null;
  readonly ended: boolean;
}
